import type { Role } from './types'

// What a person is in a hearing, in words; used wherever a role is shown.
const zh: Record<Role, string> = {
  Presiding: '首席仲裁员', Arbitrator: '仲裁员', Clerk: '书记员', Claimant: '申请人', Respondent: '被申请人', ThirdParty: '第三人',
  Representative: '代理人', Witness: '证人', Expert: '鉴定人', Interpreter: '翻译', Observer: '旁听人员', Technician: '技术员',
}

const en: Record<Role, string> = {
  Presiding: 'Presiding arbitrator', Arbitrator: 'Arbitrator', Clerk: 'Clerk', Claimant: 'Claimant', Respondent: 'Respondent', ThirdParty: 'Third party',
  Representative: 'Representative', Witness: 'Witness', Expert: 'Expert', Interpreter: 'Interpreter', Observer: 'Observer', Technician: 'Technician',
}

export const messages = { 'zh-CN': { role: zh }, en: { role: en } }

/** Whoever takes part shows who they are; the public and technicians do not. */
export function showsIdentity(role: Role): boolean {
  return ['Claimant', 'Respondent', 'ThirdParty', 'Representative', 'Witness', 'Expert', 'Interpreter'].includes(role)
}
