/*
 * Control script: what moves the control page, in the browser's own words: it is sent as text.
 */
export const CONTROL_SCRIPT = `
const at=(id)=>document.getElementById(id);
const call=async(method,path,body)=>{
 const r=await fetch('/_simulator/'+path,{method,headers:{'content-type':'application/json'},body:body&&JSON.stringify(body)});
 const answer=await r.json();
 if(method!=='GET')at('said').textContent=answer.error??'';
 return answer;
};
const cell=(content)=>{const td=document.createElement('td');if(content instanceof Node)td.append(content);else td.textContent=content??'';return td};
const rows=(table,lists)=>{table.replaceChildren(...lists.map((cells)=>{const tr=document.createElement('tr');tr.append(...cells.map(cell));return tr}))};
const button=(text,act)=>{const b=document.createElement('button');b.textContent=text;b.onclick=async()=>{await act();show()};return b};
const linkTo=(url)=>{const a=document.createElement('a');a.href=url;a.target='_blank';a.textContent='pay page';return a};
const payment=(o,text,action)=>o.link?button(text,()=>call('POST','pay/'+o.transactionId,{action})):'';
const NEW_IMEI='351234567890124';
let latestOrder='forged';
function showLines(lines){
 const select=at('line'),chosen=select.value;
 select.replaceChildren(...lines.map((l)=>{const o=document.createElement('option');o.value=l.customerId;o.textContent=l.firstName+' '+(l.mobileNo??'(no number)');return o}));
 if(lines.some((l)=>l.customerId===chosen))select.value=chosen;
}
async function show(){
 const [clock,faults,orders,ledger,people,lines]=await Promise.all(['clock','faults','orders','ledger','people','lines'].map((p)=>call('GET',p)));
 at('now').textContent=new Date(clock.now).toISOString();at('speed').textContent=clock.speed;
 const modes=faults.callbacks.filter((m)=>m!=='normal').map((m)=>'callbacks are '+m);
 const {changePct}=faults.prices,prices=changePct?['prices are '+(changePct>0?'+':'')+changePct+' %']:[];
 at('faults').textContent=[...faults.faults.map((f)=>(f.row==='*'?'every row':'row '+f.row)+': '+f.fault+(f.times?' ('+f.times+' times)':' (until cleared)')),...modes,...prices].join(', ');
 latestOrder=orders.at(-1)?.transactionId??'forged';
 rows(at('orders'),orders.map((o)=>[o.transactionId.slice(0,8),o.status,o.paymentStatus,o.link?linkTo(o.link.url):'',payment(o,'Pay','pay'),payment(o,'Decline','decline')]));
 rows(at('callbackList'),ledger.callbacks.slice(-12).reverse().map((c)=>[new Date(c.at).toISOString(),c.type+(c.forged?' (forged)':''),'attempt '+c.attempt,c.outcome+' '+(c.status||''),button('Send again',()=>call('POST','callbacks/resend',{seq:c.seq}))]));
 rows(at('people'),people.map((p)=>[p.name,p.title,p.note,p.lines.map((l)=>l.firstName+' ('+l.status+') '+(l.mobileNo??'')).join(', ')]));
 showLines(lines);
}
const forgedBody=(type,customerId)=>({type,customerId,
 ...(type==='ACTIVATION'&&{status:2,mobileNo:'9175550000'}),
 ...(type==='RDN_IMEI_CHANGE'&&{newImei:NEW_IMEI}),
 ...(/PURCHASE/.test(type)&&{transactionId:latestOrder,clientAccountId:'forged',status:'COMPLETED'})});
const fault=(body)=>call('POST','faults',body);
const rowOf=(value)=>value==='*'?value:Number(value);
const ACTS={
 add:()=>fault({row:rowOf(at('row').value),fault:at('fault').value,times:Number(at('times').value)}),
 outage:()=>fault({row:'*',fault:'status-503',times:0}),
 limit:()=>fault({row:'*',fault:'status-429',times:0}),
 clear:()=>call('DELETE','faults'),
 mode:()=>fault({callbacks:at('callbacks').value}),
 forge:()=>call('POST','callbacks/forge',forgedBody(at('forged').value,at('line').value)),
 notify:()=>{const [type,pct]=at('notice').value.split(' ');return call('POST','notify',{type,customerId:at('line').value,newImei:NEW_IMEI,...(pct&&{thresholdPct:Number(pct)})})},
 expire:()=>fault({expireLinks:true}),
 prices:()=>fault({prices:{changePct:Number(at('changePct').value)}}),
 reset:()=>call('POST','reset',{}),
};
const does=(element,act)=>{element.onclick=async()=>{await act();show()}};
for(const [id,act] of Object.entries(ACTS))does(at(id),act);
for(const b of document.querySelectorAll('[data-ms]'))does(b,()=>call('POST','clock/advance',{ms:Number(b.dataset.ms)}));
for(const b of document.querySelectorAll('[data-speed]'))does(b,()=>call('POST','clock/speed',{speed:Number(b.dataset.speed)}));
at('vocabulary').onchange=()=>call('POST','vocabulary',{vocabulary:at('vocabulary').value});
show();setInterval(show,2000);
`;
