import { Injectable, Inject, type OnModuleInit } from '@nestjs/common'
import type { Mailer } from './mailer'
import type Default from './types'
import type { A } from './types'
import fs = require('fs')
import Nested = Outer.Inner.Deep
export import legacy = require('./legacy')
export type { Mailer } from './mailer'
export { type A as B, Kind }

export interface User extends Base<string>, Other { email: string; 'full-name'?: string /* note */; readonly tags: readonly string[]; send(to: string, ...cc: string[]): Promise<void>; new (x: string): User; (x: number): string; [key: string]: unknown; get size(): number; 42: 'a  b' | "// no comment" }
type Addresses = | 'one'
  | `two-${string}` // trailing
type Shape = { list: Array<User>, fn: (a: string) => void; nested: { x: 1 } }
type Key = keyof typeof fs & (string | number)
type Cond<T> = T extends (infer U)[] ? U : never
export enum Kind { Bulk = 'bulk', 'single-one' = "single", Next = 1 << 2, Auto }
declare const enum Hidden { A }
declare global { interface Window { mailer: Mailer } }
declare module 'express' { interface Request { user: User } }
declare function external(a: string): void
declare const version: string, other: number
declare let later: string
export declare function exportedExternal(a: string): void
declare class Ambient { method(): void; field: string }
abstract class Plain<T = unknown> { abstract send(to: T): void; abstract name: string; protected abstract get size(): number; concrete() { return this.name } }

function overloaded(a: string): void
function overloaded(a: number): void
function overloaded(this: Window, a: any): void { use(this, a) }
export function twice(a: string): string
export function twice(a: string | number): string { return String(a) }

namespace Templates {
  export const welcome = 'welcome'
  var old = welcome
  export namespace Inner { export function render() { return old } }
  export interface Props { a: string }
}
namespace Dotted.Name { export const inside = Templates.welcome }

@Injectable({ scope: 'request' })
export class MailService<T extends User> extends Plain<T> implements OnModuleInit, Sender<User> {
  private readonly queue: Array<User> = []
  static readonly instance?: MailService<User>
  declare ready: boolean
  name!: string
  accessor level: number = 1
  @Prop() @Other({ type: () => User }) public list: string[]
  private cache = new Map<string, User>()
  override send = (to: T): void => void this.deliver(to);
  [key: string]: any

  constructor(private readonly mailer: Mailer, @Inject('TOKEN') public token: string = 'x', protected config?: { from: string }, plain: number = 1, ...rest: string[]) {
    super()
    this.queue.push(...(rest as unknown as User[]))
  }

  async onModuleInit(): Promise<void> {}
  deliver(to: T): Promise<void>
  deliver(to: T, { subject, cc = [] }: { subject: string; cc?: string[] } = { subject: '' }, [first, ...others]: string[] = []) { return this.mailer!.send<T>(<User>to, subject satisfies string, cc!.concat(first!, others as string[]))! }
  @Cron('0 0 * * *', { name: 'digest' })
  public static async digest(@Body() body: string, @Query('q') { page }: { page: number }): Promise<string[]> { return [] }
  protected get size(): number { return this.queue.length }
  private set size(value: number) { this.name = value as any }
  private async *iterate<U>(this: MailService<T>, callback: (u: U) => void): AsyncGenerator<User> { for (const user of this.queue) yield user }
  #secret?: string = this.#hidden()
  #hidden(): string { return '' }
  optional?(): void
}

@Decorated class Local {}
const generic = makeMailer<User>
const made = makeMailer<User, Map<string, /* c */ string>>({} as Options)!
const arrow = async <T,>(list: readonly T[], map?: (item: T) => string): Promise<(string | null)[]> => list.map(map!) as string[];
const typed: (string | null)[] = [], { a, b }: { a: string; b: string } = made, [c]: string[] = typed
let x: unique symbol | undefined, maybe!: string
(typed as string[]).push('a');
(<any>typed).length = 0;
(typed!)[0] = 'x';
[(made as any).a, made!.b] = typed;
for (const one of typed as string[]) external(one!)
if ((typed as any)) made?.a!.b?.()!.c
export const handler = ((event: Event) => event) satisfies Handler, plain = (() => {}) as Handler
try { external('') } catch (error: unknown) { throw error as Error }
using resource = open()
function asserts(value: unknown): asserts value is string { if (typeof value !== 'string') throw new Error }
export default abstract class Main extends Plain { constructor() { super(); external(`${this}`) } }
