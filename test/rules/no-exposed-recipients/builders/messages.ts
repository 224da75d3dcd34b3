export const newPost = (emails: string[], title: string) => ({ from: 'no-reply@example.com', to: emails, subject: title })

export function reminder(to: string, title: string) {
  return { from: 'no-reply@example.com', to, subject: title }
}
