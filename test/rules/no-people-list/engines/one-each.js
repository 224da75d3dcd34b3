const consolidate = require('consolidate')
const ejs = require('ejs')
const { Eta } = require('eta')
const express = require('express')
const fs = require('fs')
const { Liquid } = require('liquidjs')
const Mustache = require('mustache')
const nodemailer = require('nodemailer')
const nunjucks = require('nunjucks')
const path = require('path')
const pug = require('pug')
const User = require('./user')

const app = express()
const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader('mails'))
const liquid = new Liquid({ root: path.resolve(__dirname, 'mails'), extname: '.liquid' })
const eta = new Eta({ views: path.join(__dirname, 'mails') })
const rows = pug.compileFile(path.join(__dirname, 'mails', 'rows.pug'))

async function mail(to, html) {
  await transporter.sendMail({ from: 'us@acme.test', to, subject: 'Everybody', html })
}

exports.all = async function () {
  const users = await User.find()
  for (const user of users) {
    // expect: no-people-list
    await mail(user.email, await ejs.renderFile(path.join(__dirname, 'mails/list.ejs'), { users }))
    // expect: no-people-list
    await mail(user.email, ejs.render(fs.readFileSync(`${__dirname}/mails/list.ejs`, 'utf8'), { users }))
    // expect: no-people-list
    await mail(user.email, environment.render('list.njk', { users }))
    // expect: no-people-list
    await mail(user.email, rows({ users }))
    // expect: no-people-list
    await mail(user.email, pug.renderFile('mails/rows.pug', { users }))
    // expect: no-people-list
    await mail(user.email, Mustache.render(fs.readFileSync('./mails/list.mustache').toString(), { users }))
    // expect: no-people-list
    await mail(user.email, await liquid.renderFile('list', { users }))
    // expect: no-people-list
    await mail(user.email, eta.render('./plain', { users }))
    // expect: no-people-list
    await mail(user.email, await consolidate.handlebars('mails/list.hbs', { users }))
    // expect: no-people-list
    app.render('list', { users }, (error, html) => {
      if (!error) mail(user.email, html)
    })
  }
}

exports.own = async function () {
  for (const user of await User.find()) {
    await mail(user.email, await ejs.renderFile(path.join(__dirname, 'mails/list.ejs'), { users: [user] }))
    await mail(user.email, environment.render('list.njk', { users: user.family }))
    await mail(user.email, rows({ users: [] }))
    await mail(user.email, await liquid.renderFile('own', { user }))
  }
}
