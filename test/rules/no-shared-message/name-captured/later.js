const nodemailer = require('nodemailer')
const { subscribers } = require('./store')

const transporter = nodemailer.createTransport(process.env.SMTP_URL)

exports.drip = async () => {
  const list = await subscribers.find()
  for (var i = 0; i < list.length; i++) {
    // expect: no-shared-message
    var subscriber = list[i]
    setTimeout(() => {
      transporter.sendMail({ from: 'a@shop.example', to: subscriber.email, subject: 'Hello', text: `Hello ${subscriber.name}` })
    }, i * 1000)
  }
}

exports.dripEach = async () => {
  const list = await subscribers.find()
  for (let i = 0; i < list.length; i++) {
    const subscriber = list[i]
    setTimeout(() => {
      transporter.sendMail({ from: 'a@shop.example', to: subscriber.email, subject: 'Hello', text: `Hello ${subscriber.name}` })
    }, i * 1000)
  }
}

exports.afterPreferences = async (preferences) => {
  const list = await subscribers.find()
  let current
  for (const subscriber of list) {
    // expect: no-shared-message
    current = subscriber
    preferences.load(subscriber.id).then(() => {
      transporter.sendMail({ from: 'a@shop.example', to: subscriber.email, subject: 'Hello', text: `Hello ${current.name}` })
    })
  }
}

exports.afterPreferencesInTurn = async (preferences) => {
  const list = await subscribers.find()
  let current
  for (const subscriber of list) {
    current = subscriber
    await preferences.load(subscriber.id).then(() =>
      transporter.sendMail({ from: 'a@shop.example', to: subscriber.email, subject: 'Hello', text: `Hello ${current.name}` }),
    )
  }
}

exports.allAtOnce = async (preferences) => {
  const list = await subscribers.find()
  let link
  await Promise.all(
    list.map(async (subscriber) => {
      // expect: no-shared-message
      link = `https://shop.example/account?token=${subscriber.token}`
      await preferences.load(subscriber.id)
      await transporter.sendMail({ from: 'a@shop.example', to: subscriber.email, subject: 'Account', text: link })
    }),
  )
}

exports.allAtOnceOwn = async (preferences) => {
  const list = await subscribers.find()
  await Promise.all(
    list.map(async (subscriber) => {
      const link = `https://shop.example/account?token=${subscriber.token}`
      await preferences.load(subscriber.id)
      await transporter.sendMail({ from: 'a@shop.example', to: subscriber.email, subject: 'Account', text: link })
    }),
  )
}

exports.remindBorrowers = (loans, members) => {
  loans.find({ overdue: true }, (error, list) => {
    for (var i = 0; i < list.length; i++) {
      // expect: no-shared-message
      var loan = list[i]
      members.findById(loan.memberId, (err, member) => {
        transporter.sendMail({ from: 'desk@library.example', to: member.email, subject: 'Overdue', text: `Please return ${loan.title}` })
      })
    }
  })
}

exports.remindBorrowersEach = (loans, members) => {
  loans.find({ overdue: true }, (error, list) => {
    for (const loan of list) {
      members.findById(loan.memberId, (err, member) => {
        transporter.sendMail({ from: 'desk@library.example', to: member.email, subject: 'Overdue', text: `Please return ${loan.title}` })
      })
    }
  })
}
