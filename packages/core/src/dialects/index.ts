import type { Dialect } from '../dialect.js'
import activecampaign from './activecampaign.js'
import ampscript from './ampscript.js'
import benchpress from './benchpress.js'
import campaignMonitor from './campaign-monitor.js'
import ejs from './ejs.js'
import esTemplate from './es-template.js'
import go from './go.js'
import handlebars from './handlebars.js'
import jinja from './jinja.js'
import liquid from './liquid.js'
import mailchimp from './mailchimp.js'
import mailgun from './mailgun.js'
import mailjet from './mailjet.js'
import marketo from './marketo.js'
import pug from './pug.js'
import sendgridLegacy from './sendgrid-legacy.js'
import velocity from './velocity.js'
import vue from './vue.js'

/** Every dialect, by name. */
export const dialects: readonly Dialect[] = [
  activecampaign,
  ampscript,
  benchpress,
  campaignMonitor,
  ejs,
  esTemplate,
  go,
  handlebars,
  jinja,
  liquid,
  mailchimp,
  mailgun,
  mailjet,
  marketo,
  pug,
  sendgridLegacy,
  velocity,
  vue,
]
