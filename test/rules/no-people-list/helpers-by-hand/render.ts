import ejs from 'ejs'
import fs from 'fs'
import path from 'path'

export class Renderer {
  static async page(template: string, data: Record<string, unknown>): Promise<string> {
    const file = path.join(__dirname, 'templates', template)
    return ejs.renderFile(file, data)
  }
}

export function inPromise(template: string, data: object): Promise<string> {
  return new Promise((resolve, reject) => {
    ejs.renderFile(path.join('templates', `${template}.ejs`), data, {}, (error, text) => {
      if (error) reject(error)
      else resolve(text)
    })
  })
}

export const readPage = (name: string) => fs.promises.readFile(path.join(__dirname, 'templates', name), { encoding: 'utf-8' })
