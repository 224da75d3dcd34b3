import BaseEmail from './base-email'

export class CancelledEmail extends BaseEmail {
  constructor(
    to: string[],
    private readonly tour: { title: string },
  ) {
    super(to)
  }

  protected subject() {
    return `${this.tour.title} is cancelled`
  }

  protected body() {
    return '<p>You get your money back.</p>'
  }
}

export class ReceiptEmail extends BaseEmail {
  constructor(customer: { email: string }) {
    super(customer.email)
  }

  protected subject() {
    return 'Your receipt'
  }

  protected body() {
    return '<p>Attached.</p>'
  }
}
