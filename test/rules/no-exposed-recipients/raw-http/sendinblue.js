const API = 'https://api.brevo.com/v3/smtp/email'

async function post(payload) {
  const response = await fetch(API, {
    method: 'POST',
    headers: { 'api-key': process.env.BREVO_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ sender: { email: 'hello@garden.example' }, ...payload }),
  })
  if (!response.ok) throw new Error(`mail failed: ${response.status}`)
}

module.exports = { post }
