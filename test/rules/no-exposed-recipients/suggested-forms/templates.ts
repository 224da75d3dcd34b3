export const render = async (name: string) => `<p>${name}</p>`
