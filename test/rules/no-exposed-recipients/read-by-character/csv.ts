/** One line of a CSV file, with quotes. */
export function fieldsOf(line: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const character = line[at]
    if (character === '"') quoted = !quoted
    else if (character === ',' && !quoted) {
      fields.push(field.trim())
      field = ''
    } else field += character
  }
  fields.push(field.trim())
  return fields
}

export function addressesIn(file: string): string[] {
  const addresses: string[] = []
  for (const line of file.split(/\r?\n/)) {
    const [address] = fieldsOf(line.trim())
    if (address) addresses.push(address)
  }
  return addresses
}
