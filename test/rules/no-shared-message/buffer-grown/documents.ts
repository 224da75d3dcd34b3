import { getFirestore } from 'firebase-admin/firestore'

export class Documents {
  private readonly db = getFirestore()

  async add(name: string, row: object) {
    await this.db.collection(name).add(row)
  }

  async all(name: string) {
    const rows = await this.db.collection(name).get()
    return rows.docs.map((one) => one.data())
  }
}
