import axios from 'axios'

export const submitSurvey = (values) => async (dispatch) => {
  const { data } = await axios.post('/api/surveys', values)
  dispatch({ type: 'user', payload: data })
}
