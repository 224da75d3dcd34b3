import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import { templateRules } from '../../packages/core/src/template-rules.js'

/** `⟦⟧` mark each tag, whole; what is left is no tag. */
const mails: Readonly<Record<string, string>> = {
  ActiveCampaign:
    '<p>Hi ⟦%FIRSTNAME%⟧</p><td width="100%">50% off</td><p>⟦%SENDER-INFO-SINGLELINE%⟧</p><a href="⟦%UNSUBSCRIBELINK%⟧">Unsubscribe</a> ⟦%PERS_CUSTOM%⟧',
  Mailgun:
    '⟦%recipient_name%⟧ 5% <a href="https://a.test/unsubscribe?token=⟦%recipient.unsubscribeToken%⟧">x</a> <a href="⟦%tag_unsubscribe_url%⟧">y</a>',
  Braze:
    "⟦{{${first_name} | default: 'you'}}⟧ ⟦{% assign name = {{${first_name}}} | split: ' ' %}⟧⟦{{name[0]}}⟧ ⟦{{event_properties.${old_time}}}⟧ ⟦{{custom_attribute.${zip code}}}⟧",
  Iterable:
    '⟦{{[First Name]}}⟧ ⟦{{join emailListIds ","}}⟧ ⟦{{#if userId}}⟧<a href="⟦{{hostedUnsubscribeUrl}}⟧">x</a>⟦{{/if}}⟧ ⟦{{now format=\'yyyy\'}}⟧',
  'Customer.io':
    'Hi ⟦{{customer.first_name | default: "there"}}⟧ ⟦{% for line in trigger.products %}⟧⟦{{line.title}}⟧⟦{% endfor %}⟧ <a href="⟦{% unsubscribe_url %}⟧">x</a>',
  Brevo:
    'Bonjour ⟦{{ contact.PRENOM | default : "client" }}⟧ ⟦{% if contact.VILLE == "Paris" %}⟧x⟦{% endif %}⟧ ⟦{{ params.orderId }}⟧ <a href="⟦{{ unsubscribe }}⟧">x</a>',
  Klaviyo:
    '⟦{{ person.first_name|default:"there" }}⟧ ⟦{{ organization.full_address }}⟧ ⟦{% unsubscribe_link %}⟧ ⟦{% for line in event.extra.lines %}⟧⟦{{ line.title }}⟧⟦{% endfor %}⟧',
  'Campaign Monitor':
    '<style>td[class="x"]{}</style><p>Hi ⟦[fullname,fallback=friend]⟧ ⟦[friend_name,fallback=]⟧ ⟦[email]⟧</p><unsubscribe>Unsubscribe</unsubscribe>',
}

describe('mails as each service has them', () => {
  it.each(Object.entries(mails))('%s: every tag is told, whole, and nothing else', (_service, marked) => {
    const text = marked.replace(/[⟦⟧]/g, '')
    const tags = readTemplate(text, { file: 'mail.html' }).tags.map(({ span }) => text.slice(...span))
    expect(tags).toEqual([...marked.matchAll(/⟦([^⟧]*)⟧/g)].map((found) => found[1]))
    const { findings, notes } = analyzeTemplates([{ file: 'mail.html', text }], { rules: templateRules, minimum: 'possible' })
    expect(findings).toEqual([])
    expect(notes).toEqual([])
  })
})
