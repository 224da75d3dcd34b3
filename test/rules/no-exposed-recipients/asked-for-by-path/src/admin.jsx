import axios from 'axios'

export function Admin({ users, text }) {
  // expect: no-exposed-recipients
  const broadcast = () => axios.post(`${import.meta.env.API}/api/mail/broadcast`, { to: users.map((user) => user.email).join(','), text })
  const welcome = (user) => axios.post(`${import.meta.env.API}/api/mail/welcome`, { to: user.email })
  const remindAll = (club) =>
    axios({
      method: 'put',
      url: `/api/mail/${club}/remind-members`,
      // expect: no-exposed-recipients
      data: { to: users.map((user) => user.email), text },
    })
  const remind = async () => {
    // expect: no-exposed-recipients
    const body = JSON.stringify({ to: users.map((user) => user.email) })
    await fetch('/api/remind', { method: 'POST', body })
  }
  return (
    <menu>
      <button onClick={broadcast}>To all</button>
      <button onClick={remindAll}>Fees</button>
      <button onClick={remind}>Tomorrow</button>
      {users.map((user) => (
        <button key={user.id} onClick={() => welcome(user)}>
          {user.name}
        </button>
      ))}
    </menu>
  )
}
