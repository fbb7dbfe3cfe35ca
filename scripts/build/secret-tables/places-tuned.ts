import type { KeyPlace } from './planted.ts'

const PEM = ['jwt-signing-key'] as const
/** Known by a name beside it alone. */
const NAMELESS = ['jwt-signing-key', 'encryption-key'] as const

const base64 = (text: string) => Buffer.from(text).toString('base64')
const oneLine = (key: string) => key.replaceAll('\n', String.raw`\n`)
const cut = (key: string, at: number) => [key.slice(0, at), key.slice(at)] as const

/** Places that the detector was tuned on. */
export const PLACES_TUNED: readonly KeyPlace[] = [
  {
    name: 'an exported and quoted line',
    file: '.env',
    text: (variable, key) => `\uFEFFexport PORT=3000\r\nexport ${variable}="${key}" # keep\r\nLAST=1\r\n`,
  },
  {
    name: 'an option of a call',
    file: 'client.ts',
    text: (variable, key) =>
      `export const options = configure({ ${variable}: '${oneLine(key)}', timeout: 5 })\n`,
  },
  {
    name: 'a sum on one line',
    file: 'keys.ts',
    text: (variable, key) => {
      const [head, tail] = cut(key, 8)
      return `const ${variable} = "${head}" + "${tail}"\n`
    },
    without: PEM,
  },
  {
    name: 'JSON',
    file: 'config.json',
    text: (variable, key) => `${JSON.stringify({ port: 3000, [variable]: key }, null, 2)}\n`,
  },
  {
    name: 'data of a Kubernetes secret',
    file: 'secret.yaml',
    text: (variable, key) => `apiVersion: v1\nkind: Secret\ndata:\n  ${variable}: ${base64(key)}\n`,
  },
  {
    name: 'ARG of a Dockerfile',
    file: 'Dockerfile',
    text: (variable, key) => `FROM node:22\nARG ${variable}=${key}\nRUN npm run build\n`,
    without: PEM,
  },
  {
    name: 'a continued line of a Dockerfile',
    file: 'Dockerfile',
    text: (variable, key) => {
      const [head, tail] = cut(key, 24)
      return `FROM node:22\nENV PORT=3000 \\\n    ${variable}=${head}\\\n${tail}\n`
    },
    without: PEM,
  },
  {
    name: 'the list of a compose file',
    file: 'docker-compose.yml',
    text: (variable, key) =>
      `services:\n  web:\n    environment:\n      - PORT=3000\n      - ${variable}=${key}\n`,
    without: PEM,
  },
  {
    name: 'the environment of a workflow',
    file: 'ci.yml',
    text: (variable, key) => `on: push\nenv:\n  CI: true\n  ${variable}: '${oneLine(key)}'\njobs: {}\n`,
  },
  {
    name: 'a resource of Terraform',
    file: 'main.tf',
    text: (variable, key) =>
      `resource "vercel_project_environment_variable" "key" {\n  key   = "${variable}"\n  value = "${oneLine(key)}"\n}\n`,
  },
  {
    name: 'a shell script',
    file: 'dev.sh',
    text: (variable, key) => `#!/bin/sh\nset -e\nexport ${variable}='${key}'\nexec npm run dev\n`,
  },
  {
    name: 'a block of Markdown',
    file: 'README.md',
    text: (variable, key) => `# Shop\n\n\`\`\`sh\n${variable}=${oneLine(key)}\n\`\`\`\n`,
  },
  {
    name: 'the environment of Netlify',
    file: 'netlify.toml',
    text: (variable, key) =>
      `[build]\ncommand = "build"\n[build.environment]\n  ${variable} = "${oneLine(key)}"\n`,
  },
  {
    name: 'the query of an address',
    file: 'links.txt',
    text: (variable, key) =>
      `https://admin.example.com/login?${variable}=${encodeURIComponent(key)}&next=%2F\n`,
    without: PEM,
  },
  {
    name: 'the environment of Vercel',
    file: 'vercel.json',
    text: (variable, key) => `${JSON.stringify({ version: 2, env: { [variable]: key } }, null, 2)}\n`,
  },
  {
    name: 'properties',
    file: 'application.properties',
    text: (variable, key) =>
      `server.port=8080\n${variable.toLowerCase().replaceAll('_', '.')} = ${oneLine(key)}\n`,
  },
  {
    name: 'a script of a page',
    file: 'index.html',
    text: (variable, key) => `<script>window.${variable}="${oneLine(key)}"</script>\n`,
  },
  {
    name: 'columns of a table',
    file: 'export.csv',
    text: (variable, key) => `name,value,updated\n${variable},${key},2026-01-04\n`,
    without: PEM,
  },
  {
    name: 'a call of atob',
    file: 'hidden.ts',
    text: (variable, key) => `export const ${variable} = atob('${base64(key)}')\n`,
  },
  {
    name: 'a collection of Postman',
    file: 'shop.postman_collection.json',
    text: (variable, key) =>
      `${JSON.stringify({ variable: [{ key: variable, value: key, type: 'string' }] })}\n`,
  },
  {
    name: 'a field of Gradle',
    file: 'build.gradle',
    text: (variable, key) => `buildConfigField "String", "${variable}", "\\"${oneLine(key)}\\""\n`,
  },
  {
    name: 'a file of requests',
    file: 'api.http',
    text: (_variable, key) => `GET https://api.clerk.com/v1/users\nAuthorization: Bearer ${key}\n`,
    without: NAMELESS,
  },
  {
    name: 'a log',
    file: 'debug.log',
    text: (variable, key) => `2026-01-04T10:00:00Z debug env {"${variable}":"${oneLine(key)}"}\n`,
  },
  {
    name: 'a comment',
    file: 'todo.ts',
    text: (variable, key) => `// ${variable} was ${oneLine(key)}\nexport const ready = true\n`,
  },
]
