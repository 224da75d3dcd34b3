import { defineDialect } from '../dialect.js'
import { scanMergeTags } from './reading/merge-tags.js'

/** ActiveCampaign personalization: `%FIRSTNAME%`. */
export default defineDialect({
  name: 'activecampaign',
  title: 'ActiveCampaign personalization tags',
  family: 'merge-tags',
  docs: 'https://help.activecampaign.com/hc/en-us/articles/220709307-Use-personalization-tags',
  extensions: [],
  detect: (text) =>
    /(?<!%)%(?:FIRSTNAME|LASTNAME|FULLNAME|EMAIL|PHONE|UNSUBSCRIBELINK|SENDER-INFO(?:-SINGLELINE)?|WEBCOPY|CONTACTID|SUBSCRIBERID)%(?!%)/.test(
      text,
    ),
  scan: (text) =>
    scanMergeTags(text, 'activecampaign', /(?<!%)%([A-Z][A-Z0-9_-]{2,40})%(?!%)/g, (name) => ({
      reach: /^(?:UNSUBSCRIBE|UPDATELINK|PREFERENCES|FORWARD)/.test(name)
        ? 'recipient-link'
        : /^(?:SENDER|ACCT|LIST|WEBCOPY|TODAY)/.test(name)
          ? 'sender'
          : 'recipient',
    })),
})
