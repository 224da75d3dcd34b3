const { LoopsClient } = require('loops')

const loops = new LoopsClient(process.env.LOOPS_KEY)

async function sendOne(to, subject, html) {
  await loops.sendTransactionalEmail({
    transactionalId: 'tx_news',
    email: to,
    dataVariables: { subject, html },
  })
}

module.exports = { sendOne }
