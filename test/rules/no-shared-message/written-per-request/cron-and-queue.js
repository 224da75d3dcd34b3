const CronJob = require('cron').CronJob
const kue = require('kue')
const sendEmail = require('./forum-mailer')
const Question = require('./models/question')

const queue = kue.createQueue()
let text
let news = ''

new CronJob('0 7 * * *', () => {
  Question.find({ answered: true })
    .populate('author')
    .then((questions) => {
      questions.forEach((question) => {
        // expect: no-shared-message
        text = `<p>Your question “${question.title}” got new answers</p>`
        queue.create('answered', { to: question.author.email }).save()
      })
    })
})

queue.process('answered', (job, done) => {
  sendEmail(job.data.to, text)
  done()
})

new CronJob('0 8 * * *', () => {
  Question.find({ answered: false })
    .populate('author')
    .then((questions) => {
      for (const question of questions) {
        const reminder = `<p>Your question “${question.title}” is still open</p>`
        queue.create('open', { to: question.author.email, reminder }).save()
      }
    })
})

queue.process('open', (job, done) => {
  sendEmail(job.data.to, job.data.reminder)
  done()
})

// The same for everybody: nothing of one reader is in it.
new CronJob('0 6 * * 1', () => {
  news = `<p>News of ${new Date().toDateString()}</p>`
})

queue.process('news', (job, done) => {
  sendEmail(job.data.to, news)
  done()
})
