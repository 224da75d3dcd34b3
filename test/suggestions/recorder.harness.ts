/** One call of a package's function, with what it was called on: `nodemailer.createTransport().sendMail`. */
export interface Call {
  readonly chain: string
  readonly args: readonly unknown[]
  /** Arguments of the calls before it in the chain, by name: `post` in `post('send').request`. */
  readonly before: Readonly<Record<string, readonly unknown[]>>
}

/** An object that was made by `new`: a command, a builder. */
export interface Made {
  readonly made: string
  readonly args: readonly unknown[]
}

const made = new WeakMap<object, Made>()

export function madeOf(value: unknown): Made | undefined {
  return typeof value === 'object' || typeof value === 'function' ? (value === null ? undefined : made.get(value)) : undefined
}

/** Stands for a whole package: whatever is read, called or made of it is another such thing, and every call is kept. */
export function recorder(calls: Call[], known: Readonly<Record<string, unknown>> = {}): (chain: string) => unknown {
  const thing = (chain: string, before: Call['before']): unknown => {
    if (chain in known) return known[chain]
    const target = function () {
      return undefined
    }
    const written = new Map<string, unknown>()
    const proxy: object = new Proxy(target, {
      get(_, key) {
        if (key === 'then' || key === '__esModule') return undefined
        if (key === 'default') return proxy
        if (key === Symbol.toPrimitive) return () => chain
        if (key === Symbol.iterator) return () => [proxy, proxy][Symbol.iterator]()
        if (typeof key === 'symbol') return undefined
        if (key === 'prototype') return target.prototype as unknown
        return written.get(key) ?? thing(`${chain}.${key}`, before)
      },
      set(_, key, value) {
        written.set(String(key), value)
        return true
      },
      apply(_, __, args: unknown[]) {
        calls.push({ chain, args, before })
        const name = chain.split('.').at(-1)!
        return thing(`${chain}()`, { ...before, [name]: args })
      },
      construct(_, args: unknown[]) {
        const instance = thing(`${chain}#`, { ...before, new: args }) as object
        made.set(instance, { made: chain, args })
        return instance
      },
    })
    return proxy
  }
  return (chain) => thing(chain, {})
}
