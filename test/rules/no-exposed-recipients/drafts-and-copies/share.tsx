import { useShare } from './state'
import { fetchCustomers } from './api'

/** The writer ticked these people a moment ago, and sees them again in the draft. */
export function ShareButton() {
  const share = useShare()
  const to = share.recipients.map((recipient) => `${recipient.name} <${recipient.emailAddress}>`).join(';')
  const open = () => {
    // expect-possible: no-exposed-recipients
    window.location.href = `mailto:${to}?subject=${encodeURIComponent(share.title)}`
  }
  return <button onClick={open}>Write to them</button>
}

export async function writeToCustomers() {
  const customers = await fetchCustomers()
  // expect: no-exposed-recipients
  window.location.href = `mailto:${customers.map((customer) => customer.email).join(',')}?subject=News`
}
