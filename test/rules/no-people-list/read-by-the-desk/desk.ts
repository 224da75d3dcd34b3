/** Where the desk reads its mail; nowhere until somebody sets it. */
export function deskAddresses(): string[] {
  const addresses = process.env.DESK_ADDRESSES
  if (!addresses) return []
  return addresses
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address.length > 0)
}
