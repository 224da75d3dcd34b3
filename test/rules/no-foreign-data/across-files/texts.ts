export interface Person {
  name: string
  email: string
  phone: string
}

export const greeting = (person: Person) => `<p>Dear ${person.name}, we reach you at ${person.phone}.</p>`

export const phoneList = (people: Person[]) => `<ul>${people.map((person) => `<li>${person.name}: ${person.phone}</li>`).join('')}</ul>`
