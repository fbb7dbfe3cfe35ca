const express = require('express')
const app = express()

app.use((req, res, next) => {
  // ruleid: unset-variable-equals-nothing
  if (req.headers['x-job-key'] !== process.env.JOB_KEY) return res.status(401).end()
  next()
})

app.use((req, res, next) => {
  // ok: unset-variable-equals-nothing
  if (req.headers.authorization !== `Bearer ${process.env.OTHER_KEY}`) return res.status(401).end()
  next()
})
app.listen(3000)
