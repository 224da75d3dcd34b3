export const weekly = (users) => queue.add('mail', { template: 'emails/both', users })
