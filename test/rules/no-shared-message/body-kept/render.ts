export interface User {
  id: string
  name: string
  email: string
  locale: string
}

export function render(user: User): string {
  return `<p>Hello ${user.name}, this was your week.</p>`
}

export function renderNews(posts: { title: string }[]): string {
  return posts.map((post) => `<h2>${post.title}</h2>`).join('')
}

export function footerFor(user: User): string {
  return user.locale === 'de' ? '<p>Bis bald</p>' : '<p>See you</p>'
}
