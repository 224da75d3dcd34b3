const plausible = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export const cleaned = (list) => {
  const out = []
  for (const raw of list || []) {
    const email = String(raw || '').trim()
    if (!email || !plausible.test(email)) continue
    out.push(email)
  }
  return out
}

const escaped = (text) => String(text).replace(/</g, '&lt;')

export const page = (text) => {
  const blocks = String(text || '').split(/\n\n+/)
  return blocks.map((block) => `<p>${escaped(block).replace(/\n/g, '<br/>')}</p>`).join('')
}

async function post({ to, subject, html }) {
  const recipients = (Array.isArray(to) ? to : [to])
    .map((email) => String(email || '').trim())
    .filter(Boolean)
    .map((email) => ({ email }))
  const body = { sender: { email: 'desk@school.example' }, to: recipients, subject, htmlContent: html }
  await fetch('https://api.brevo.com/v3/smtp/email', { method: 'POST', body: JSON.stringify(body) })
}

export const sendNotice = async ({ to, subject, html }) => {
  const all = Array.isArray(to) ? to.map((each) => String(each || '').trim()) : [String(to || '').trim()]
  await post({ to: all, subject, html })
}

export const sendToEach = async ({ recipients, subject, html }) => {
  for (const email of cleaned(recipients)) await sendNotice({ to: email, subject, html })
}
