var Notice = {}

Notice.addresses = function () {
  return SpreadsheetApp.getActive().getSheetByName('Parents').getRange('C2:C').getValues().flat().filter(String)
}

Notice.toParents = function (subject, body) {
  var list = Notice.addresses()
  Notice.send(
    // expect: no-exposed-recipients
    list,
    subject,
    body,
  )
}

Notice.send = function (list, subject, body) {
  MailApp.sendEmail(list.join(','), subject, body)
}
