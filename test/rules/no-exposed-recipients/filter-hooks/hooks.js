const listeners = new Map()

export const hooks = {
  register(hook, listener) {
    const known = listeners.get(hook) ?? []
    listeners.set(hook, [...known, listener])
  },
  listens: (hook) => listeners.has(hook),
  async fire(hook, data) {
    const kind = hook.split(':')[0]
    const run = kinds[kind]
    return run ? run(listeners.get(hook) ?? [], data) : undefined
  },
}

const kinds = {
  async filter(list, data) {
    let passed = data
    for (const listener of list) passed = await listener(passed)
    return passed
  },
  async static(list, data) {
    await Promise.all(list.map((listener) => listener(data)))
  },
}
