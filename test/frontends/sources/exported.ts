class Mailer { constructor(private a = 1) {} }
export = Mailer
