import { Injectable, Scope } from '@nestjs/common'
import { MailerService } from '@nestjs-modules/mailer'
import { Column, Entity } from 'typeorm'
import nodemailer from 'nodemailer'

interface User {
  email: string
  name: string
}

const transport = nodemailer.createTransport(process.env.SMTP_URL)

/** One object for all requests: while one waits, the next writes. */
@Injectable()
export class WelcomeService {
  private user?: User

  constructor(private readonly mailer: MailerService) {}

  async welcome(user: User) {
    // expect: no-shared-message
    this.user = user
    const html = await this.page()
    await this.mailer.sendMail({ to: this.user.email, subject: 'Welcome', html: html + this.user.name })
  }

  async page() {
    return (await fetch('https://shop.example/welcome')).text()
  }
}

@Injectable()
export class GreetingService {
  constructor(private readonly mailer: MailerService) {}

  async welcome(user: User) {
    const html = await (await fetch('https://shop.example/welcome')).text()
    await this.mailer.sendMail({ to: user.email, subject: 'Welcome', html: html + user.name })
  }
}

/** One object for each request. */
@Injectable({ scope: Scope.REQUEST })
export class OwnService {
  private user?: User

  constructor(private readonly mailer: MailerService) {}

  async welcome(user: User) {
    this.user = user
    const html = await (await fetch('https://shop.example/welcome')).text()
    await this.mailer.sendMail({ to: this.user.email, subject: 'Welcome', html: html + this.user.name })
  }
}

/** A row is nobody else’s. */
@Entity()
export class Invitation {
  @Column() email = ''
  @Column() name = ''

  async assign(user: User) {
    this.email = user.email
    this.name = user.name
    await fetch('https://shop.example/assigned')
    await transport.sendMail({ from: 'a@shop.example', to: this.email, subject: 'Yours', text: this.name })
  }
}
