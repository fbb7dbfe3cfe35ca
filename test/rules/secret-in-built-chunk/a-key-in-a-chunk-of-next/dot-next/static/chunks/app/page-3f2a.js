"use strict";(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[931],{
// ruleid: secret-in-built-chunk
5531:(e,t,n)=>{let r="sk_live_9IOQD1630CUrCRAUaFnYVKwQzpLUCadT2rIhEhvLlb";t.load=()=>fetch("https://api.clerk.com/v1/users",{headers:{Authorization:"Bearer "+r}})}
}])
