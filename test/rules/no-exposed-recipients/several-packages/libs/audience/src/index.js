const Sequelize = require('sequelize')

const sequelize = new Sequelize(process.env.DATABASE_URL)
const Visitor = sequelize.define('visitor', { email: Sequelize.STRING, row: Sequelize.INTEGER })

exports.visitors = (show) => Visitor.findAll({ where: { show } })
exports.visitor = (id) => Visitor.findByPk(id)
