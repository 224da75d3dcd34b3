const { Job } = require('./job')
const User = require('./user')

class BasketReady extends Job {
  subject = 'Your basket is ready'

  async recipients() {
    const users = await this.users.find({ basket: true })
    return users.map((user) => user.email)
  }
}

class LowStock extends Job {
  subject = 'Low stock'

  recipients() {
    return [process.env.FARMER_EMAIL]
  }
}

class EachBasket extends Job {
  subject = 'Your basket'

  async run() {
    for (const user of await this.users.find({ basket: true })) {
      await this.mailer.messages().send({ from: 'farm@farm.example', to: user.email, subject: this.subject, text: this.text() })
    }
  }
}

exports.jobs = [new BasketReady({ users: User }), new LowStock({ users: User }), new EachBasket({ users: User })]
