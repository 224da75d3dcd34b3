import { arrived, delayed } from './postmark'
import type { Customer } from './types'

export async function nightly() {
  const response = await fetch(`${process.env.SHOP_API}/customers?late=true`)
  const customers: Customer[] = await response.json()
  // expect: no-exposed-recipients
  await delayed(customers)
  await arrived(customers)
}
