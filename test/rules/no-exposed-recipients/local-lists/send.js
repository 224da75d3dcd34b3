const nodemailer = require('nodemailer')
const User = require('./user')

const transporter = nodemailer.createTransport({ host: 'smtp.example.com' })

exports.joined = async () => {
  const users = await User.find({ newsletter: true })
  // expect: no-exposed-recipients
  await transporter.sendMail({ to: users.map((u) => u.email).join(', '), subject: 'News', text: 'Hi' })
}

exports.pushed = async () => {
  const users = await User.find({})
  let emails = []
  users.forEach((u) => {
    emails.push(u.email)
  })
  const mailOptions = {
    from: 'a@example.com',
    // expect: no-exposed-recipients
    to: emails,
    subject: 'News',
  }
  transporter.sendMail(mailOptions, (err) => console.log(err))
}

exports.concatenated = async () => {
  const users = await User.find({})
  let list = ''
  for (let i = 0; i < users.length; i++) {
    list += users[i].email + ','
  }
  // expect: no-exposed-recipients
  await transporter.sendMail({ to: list, subject: 'News' })
}

exports.indexed = async () => {
  const users = await User.find({})
  const to = []
  for (let i = 0; i < users.length; i++) to[i] = users[i].email
  // expect: no-exposed-recipients
  await transporter.sendMail({ to, subject: 'News' })
}

exports.callback = () => {
  User.find({}, (err, users) => {
    if (err) return
    const maillist = []
    for (const u of users) maillist.push(u.email)
    const msg = { subject: 'News', text: 'x' }
    // expect: no-exposed-recipients
    msg.to = maillist
    transporter.sendMail(msg)
  })
}

exports.reduced = async () => {
  const users = await User.find({})
  const to = users.reduce((all, u) => {
    all.push(u.email)
    return all
  }, [])
  // expect: no-exposed-recipients
  await transporter.sendMail({ to, subject: 'News' })
}

exports.spread = async () => {
  const users = await User.find({})
  const emails = new Set(users.map((u) => u.email))
  // expect: no-exposed-recipients
  await transporter.sendMail({ to: [...emails], subject: 'News' })
}

exports.wholeListInLoop = async () => {
  const emails = (await User.find({})).map((u) => u.email)
  // expect: no-exposed-recipients
  await Promise.all(emails.map(() => transporter.sendMail({ to: emails, subject: 'News' })))
}

exports.firstAndRest = async () => {
  const list = (await User.find({})).map((u) => u.email)
  const [to, ...cc] = list
  // expect: no-exposed-recipients
  await transporter.sendMail({ to, cc, subject: 'News' })
}

exports.one = async (id) => {
  const user = await User.findById(id)
  await transporter.sendMail({ to: user.email, subject: 'Hello' })
}

exports.each = async () => {
  for (const user of await User.find({})) {
    await transporter.sendMail({ to: user.email, subject: 'Hello' })
  }
}

exports.byIndex = async () => {
  const users = await User.find({})
  for (let i = 0; i < users.length; i++) transporter.sendMail({ to: users[i].email, subject: 'Hello' })
}

exports.promiseAll = async () => {
  const users = await User.find({})
  await Promise.all(users.map((user) => transporter.sendMail({ to: [user.email], subject: 'Hello' })))
}

exports.hidden = async () => {
  const users = await User.find({})
  await transporter.sendMail({ to: 'news@example.com', bcc: users.map((u) => u.email), subject: 'Hello' })
}

exports.namedInTheSameTurn = async () => {
  let to = ''
  for (const user of await User.find({})) {
    to = user.email
    if (user.name) to = `${user.name} <${to}>`
    await transporter.sendMail({ to, subject: 'Hello' })
  }
}

exports.bothAddressesOfOne = async () => {
  let to = ''
  const users = await User.find({})
  users.forEach((user) => {
    to = user.email
    to += `, ${user.workEmail}`
    transporter.sendMail({ to, subject: 'Hello' })
  })
}

exports.grownInFront = async () => {
  let list
  for (const user of await User.find({})) {
    if (list) list = `${user.email}, ${list}`
    else list = user.email
  }
  // expect: no-exposed-recipients
  await transporter.sendMail({ to: list, subject: 'News' })
}
