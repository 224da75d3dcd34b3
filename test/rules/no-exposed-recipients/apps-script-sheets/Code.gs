function mailSubscribers(update) {
  var rows = SpreadsheetApp.openById('abc').getSheetByName('Subscribers').getRange(2, 1, 100, 2).getValues()
  var list = []
  rows.forEach(function (row) {
    if (row[1] === 'yes') list.push(row[0])
  })
  // expect: no-exposed-recipients
  MailApp.sendEmail(list.join(','), 'Update', update)
}

function mailPlayers() {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Players')
  var rows = sheet.getDataRange().getValues()
  var to = ''
  for (var i = 1; i < rows.length; i++) {
    to += rows[i][2] + ','
  }
  // expect: no-exposed-recipients
  MailApp.sendEmail({ to: to, subject: 'Fixtures', htmlBody: '<p>Saturday at ten.</p>' })
}

// One copy each.
function mailStudents() {
  var rows = SpreadsheetApp.getActive().getSheetByName('Students').getDataRange().getValues()
  for (var i = 1; i < rows.length; i++) {
    MailApp.sendEmail(rows[i][0], 'Timetable', 'It hangs at the door.')
  }
}

// Who reads a report is written down by whoever runs it.
function mailReport(text) {
  var rows = SpreadsheetApp.getActive().getSheetByName('Config').getRange('B2:B20').getValues()
  MailApp.sendEmail(rows.flat().join(','), 'Daily report', text)
}

function mailSheetReaders(text) {
  var rows = SpreadsheetApp.getActive().getSheetByName('Recipients').getRange('A2:A').getValues()
  MailApp.sendEmail(rows.flat().join(','), 'Weekly report', text)
}

// Mail to whoever runs the script.
function mailMyself(text) {
  var list = ''
  ;[Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()].forEach(function (address) {
    list += address + ','
  })
  MailApp.sendEmail(list, 'Log', text)
}
