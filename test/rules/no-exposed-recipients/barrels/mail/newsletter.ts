import client from './client'

export default class Newsletter {
  static publish(emails: string[], html: string) {
    return client.send({ to: emails, from: 'bike@ride.example', subject: 'News', html })
  }

  static publishEach(emails: string[], html: string) {
    return client.sendMultiple({ to: emails, from: 'bike@ride.example', subject: 'News', html })
  }
}
