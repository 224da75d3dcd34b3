export async function broadcast(env, to, subject, html) {
  await env.EMAIL.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function sendOne(env, to, subject, html) {
  await env.EMAIL.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}
