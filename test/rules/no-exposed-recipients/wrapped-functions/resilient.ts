export async function withRetry<T>(run: () => Promise<T>, times = 3): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === times) throw error
    }
  }
}

export const timed =
  <A extends unknown[], R>(name: string, run: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    const start = Date.now()
    try {
      return await run(...args)
    } finally {
      console.info(name, Date.now() - start)
    }
  }

export const makeSend =
  <T>(build: (data: T) => { subject: string; text: string }, deliver: (to: string | string[], mail: { subject: string; text: string }) => Promise<unknown>) =>
  (to: string | string[], data: T) =>
    deliver(to, build(data))
