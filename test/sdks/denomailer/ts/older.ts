import { SmtpClient } from 'https://deno.land/x/smtp@v0.7.0/mod.ts'
import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'

export async function news(): Promise<void> {
  const supabase = createClient(Deno.env.get('URL')!, Deno.env.get('KEY')!)
  const { data: volunteers } = await supabase.from('volunteers').select('email')
  const client = new SmtpClient()
  await client.connectTLS({ hostname: 'smtp.shop.example', port: 465, username: 'shop', password: Deno.env.get('PASS')! })
  await client.send({
    from: 'shop@shop.example',
    // expect: no-exposed-recipients
    to: volunteers!.map((volunteer) => volunteer.email).join(','),
    subject: 'News',
    content: 'We meet on Friday.',
  })
  for (const { email } of volunteers!) await client.send({ from: 'shop@shop.example', to: email, subject: 'News', content: 'Hello' })
}

Deno.serve(async () => {
  await news()
  return new Response('ok')
})
