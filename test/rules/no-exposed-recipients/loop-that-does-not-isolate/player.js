const { DataTypes, Sequelize } = require('sequelize')

const sequelize = new Sequelize(process.env.DATABASE_URL)

module.exports = sequelize.define('Player', {
  name: DataTypes.STRING,
  email: DataTypes.STRING,
  tournamentId: DataTypes.INTEGER,
})
