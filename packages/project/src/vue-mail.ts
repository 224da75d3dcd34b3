import { isMailPath, type Listing } from './walk.js'

/** What only a component that is mailed has: a mail package, the frame of a document, Outlook's conditions. */
const frame =
  /\bfrom\s*["'](?:@vue-email\/|vue-email\b|@maizzle\/)|<E?Html[\s>]|<html[\s>]|<E?Body[\s>]|<mjml[\s>]|<mj-body[\s>]|\[if\s[^\]]{0,40}\bmso\b|\bmso-/
/** Maizzle's layout with the parts that it lays out. */
const layout = /<(?:x-main|Layout)[\s>][^]*<(?:Container|Heading|Row|Column|Section|Text|Button|Spacer|Preheader)[\s/>]/
/** What nobody does in a mail: handlers, fields, routes, state. */
const interactive =
  /\s(?:@[a-z][\w.:-]*|v-on:[\w.:-]+|v-model(?:[.:][\w.:-]+)?)\s*=|<(?:form|input|textarea|router-link|RouterLink|router-view|RouterView|NuxtLink|NuxtPage)[\s/>]|\bfrom\s*["'](?:vue-router|vuex|pinia|@inertiajs\/[^"']*)["']|\b(?:useRoute|useRouter|useFetch|definePageMeta)\s*\(/

/** Whether a single-file component may be a mail by its path: then its text tells. */
export function mayBeVueMail(file: string): boolean {
  return file.endsWith('.vue') && isMailPath(file)
}

/** Whether a single-file component is surely a mail, and not the page of an application that is about mail. */
export function isVueMail(file: string, text: string): boolean {
  return mayBeVueMail(file) && (frame.test(text) || layout.test(text)) && !interactive.test(text)
}

/** With the components that are mails among the templates; as code they stay among the files. */
export function withVueMails(listing: Listing, text: (file: string) => string | undefined): Listing {
  const mails = listing.files.filter((file) => mayBeVueMail(file) && isVueMail(file, text(file) ?? ''))
  return mails.length === 0 ? listing : { ...listing, templates: [...new Set([...listing.templates, ...mails])].sort() }
}
