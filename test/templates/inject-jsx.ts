import type { Span } from '../../packages/core/src/source.js'
import type { InjectedPlace } from './inject.js'

export interface InjectedComponent {
  /** The component with a leak in it, and a property more. */
  readonly text: string
  /** Of the expression that prints the datum, in `text`. */
  readonly span: Span
  /** The code that mails it. */
  readonly sender: string
  /** The same, where the caller hands it the rest of its properties: what some value of them leaves out is mailed by others. */
  readonly handing: string
}

/** One element each of the list that the component is handed; `⟦⟧` marks the expression that must be found. JSX’s comments are not mailed. */
const leaks: Partial<Record<InjectedPlace, readonly string[]>> = {
  text: [
    '{LIST.map((one) => <p key={one.id}>{⟦one.FIELD⟧}</p>)}',
    '<p>{⟦LIST.map((one) => one.FIELD).join(", ")⟧}</p>',
    '<p>{⟦LIST[0].FIELD⟧}</p>',
  ],
  attribute: ['{LIST.map((one) => <b key={one.id} title={⟦one.FIELD⟧}>x</b>)}', '<b title={⟦LIST[0].FIELD⟧}>x</b>'],
  url: ['{LIST.map((one) => <a key={one.id} href={`https://acme.test/?to=${⟦one.FIELD⟧}`}>x</a>)}'],
  hidden: ['<div style={{ display: "none" }}>{LIST.map((one) => <i key={one.id}>{⟦one.FIELD⟧}</i>)}</div>'],
  component: ['<Section><Column>{LIST.map((one) => <Text key={one.id}>{⟦one.FIELD⟧}</Text>)}</Column></Section>'],
}

const lists = ['users', 'attendees', 'customers', 'subscribers', 'guests', 'participants', 'students', 'patients']
const fields = ['email', 'phone', 'phoneNumber', 'address']
const exported = /^export (?:(default) )?(?:async )?(?:function (\w+)\s*\(|const (\w+)(?:: [^=\n]+)? = \()\{/gm

/** Puts one leak between two elements of the one component that a file exports. Undefined where there is no such component, or no room. */
export function injectJsx(text: string, place: InjectedPlace, random: () => number): InjectedComponent | undefined {
  const forms = leaks[place]
  const components = [...text.matchAll(exported)]
  if (!forms || components.length !== 1) return undefined
  const [{ 0: head, 1: isDefault, 2: declared, 3: assigned, index }] = components as [RegExpExecArray]
  const end = index + text.slice(index).search(/\n(?:\}\)?|\));?\s*(?:\n|$)/)
  // What stands in a string is no element.
  const blind = text.replace(/`[^`]*`/g, (found) => ' '.repeat(found.length))
  const room = [...blind.matchAll(/<\/[\w.]+>(?=\s*<)/g)]
    .map((found) => found.index + found[0].length)
    .filter((at) => at > index && at < end)
  if (end < index || room.length === 0) return undefined
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const list = pick(lists)
  const leak = pick(forms).replaceAll('LIST', list).replaceAll('FIELD', pick(fields))
  // A component may be called as one that the leak uses.
  if (leak.includes(`<${declared ?? assigned}>`)) return undefined
  const at = pick(room)
  const handed = `${list}, `
  const inside = index + head.length
  const before = text.slice(0, inside) + handed + text.slice(inside, at)
  const open = leak.indexOf('⟦')
  return {
    text: before + leak.replace(/[⟦⟧]/g, '') + text.slice(at),
    span: [before.length + open, before.length + leak.indexOf('⟧') - 1],
    sender: senderOf(declared ?? assigned!, isDefault !== undefined, list, ''),
    handing: senderOf(declared ?? assigned!, isDefault !== undefined, list, '{...mail} '),
  }
}

function senderOf(name: string, isDefault: boolean, list: string, rest: string): string {
  return `import { PrismaClient } from '@prisma/client'
import { Resend } from 'resend'
import ${isDefault ? name : `{ ${name} }`} from './Mail'

const prisma = new PrismaClient()
const resend = new Resend('key')

export async function tell(eventId, mail) {
  const ${list} = await prisma.${list.slice(0, -1)}.findMany({ where: { eventId } })
  for (const reader of ${list})
    await resend.emails.send({ from: 'us@acme.test', to: reader.email, subject: 'News', react: <${name} ${rest}${list}={${list}} /> })
}
`
}
