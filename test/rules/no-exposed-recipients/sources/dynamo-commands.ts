import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const ses = new SESv2Client({})

export async function news(body: string) {
  const { Items = [] } = await table.send(new ScanCommand({ TableName: process.env.SUBSCRIBERS_TABLE }))
  const emails = Items.map((item) => item.email as string)
  for (let at = 0; at < emails.length; at += 50) {
    await ses.send(
      new SendEmailCommand({
        FromEmailAddress: 'news@shop.example',
        // expect: no-exposed-recipients
        Destination: { ToAddresses: emails.slice(at, at + 50) },
        Content: { Simple: { Subject: { Data: 'News' }, Body: { Text: { Data: body } } } },
      }),
    )
  }
}

export async function teamUpdate(team: string, body: string) {
  const found = await table.send(
    new QueryCommand({ TableName: 'members', KeyConditionExpression: 'teamId = :team', ExpressionAttributeValues: { ':team': team } }),
  )
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'news@shop.example',
      // expect-possible: no-exposed-recipients
      Destination: { ToAddresses: found.Items!.map((item) => item.email as string) },
      Content: { Simple: { Subject: { Data: 'Update' }, Body: { Text: { Data: body } } } },
    }),
  )
}

export async function receipt(id: string, body: string) {
  const { Item } = await table.send(new GetCommand({ TableName: 'customers', Key: { id } }))
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: 'news@shop.example',
      Destination: { ToAddresses: [Item!.email as string] },
      Content: { Simple: { Subject: { Data: 'Receipt' }, Body: { Text: { Data: body } } } },
    }),
  )
}
