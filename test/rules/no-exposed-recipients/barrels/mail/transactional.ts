import client from './client'

export const transactional = (to: string | string[], subject: string, text: string) =>
  client.send({ to, from: 'bike@ride.example', subject, text })

export { transactional as plain }
