import nodemailer from 'nodemailer'

interface Settings {
  theme: string
  content: string
}

const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const pages = new Map<string, string>()

// Pages of a preview are kept by their path; the settings that they are made with are the operator’s.
function page(path: string, settings: Settings) {
  if (!pages.has(path)) pages.set(path, draw(path, settings))
  return pages.get(path)!
}

function draw(path: string, settings: Settings) {
  return `<body class="${settings.theme}">${settings.content}${path}</body>`
}

export async function preview(path: string, settings: Settings, to: string) {
  await transporter.sendMail({
    from: 'preview@shop.example',
    to,
    subject: 'Preview',
    html: page(path, settings),
  })
}
