exports.rescue = { from: 'help@rescue.example', to: '', subject: 'A request', html: 'Name: {{name}}<br>Where: {{place}}' }
exports.adopted = { from: 'help@rescue.example', to: '', subject: 'Good news', html: 'Dear {{name}}, it worked out.' }
