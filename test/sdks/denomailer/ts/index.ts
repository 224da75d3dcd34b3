import { SMTPClient } from 'https://deno.land/x/denomailer@1.6.0/mod.ts'
import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'

export async function news(): Promise<void> {
  const supabase = createClient(Deno.env.get('URL')!, Deno.env.get('KEY')!)
  const { data: subscribers } = await supabase.from('subscribers').select('email').eq('active', true)
  const emails = subscribers?.map((subscriber) => subscriber.email) ?? []
  const client = new SMTPClient({ connection: { hostname: 'smtp.shop.example', port: 465, tls: true } })
  // expect: no-exposed-recipients
  await client.send({ from: 'shop@shop.example', to: emails, subject: 'News', html: '<p>New in May</p>' })
  await client.send({ from: 'shop@shop.example', to: 'shop@shop.example', bcc: emails, subject: 'News', content: 'New in May' })
  for (const email of emails) await client.send({ from: 'shop@shop.example', to: email, subject: 'News', content: 'New in May' })
  await client.close()
}

Deno.serve(async () => {
  await news()
  return new Response('ok')
})
