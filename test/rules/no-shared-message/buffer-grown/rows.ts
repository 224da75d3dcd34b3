const rows: string[] = []

export function addRow(label: string, value: string) {
  // expect: no-shared-message
  rows.push(`<tr><td>${label}</td><td>${value}</td></tr>`)
}

export function table() {
  return `<table>${rows.join('')}</table>`
}

export function tableOf(entries: [string, string][]) {
  const own: string[] = []
  for (const [label, value] of entries) own.push(`<tr><td>${label}</td><td>${value}</td></tr>`)
  return `<table>${own.join('')}</table>`
}
