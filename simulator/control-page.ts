/*
 * Control page: the simulator for people. One page without anything from elsewhere.
 */
import { CALLBACK_MODES, FAULTS } from './faults.ts';

const option = (value: string): string => `<option>${value}</option>`;

export const controlPage =
  (): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Reach simulator</title>
<style>
body{font:15px/1.5 system-ui;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2128}
section{border:1px solid #d0d7de;border-radius:.5rem;padding:1rem;margin:1rem 0}h1{margin:0}h2{margin:0 0 .6rem;font-size:1.05rem}
button,select,input{font:inherit;padding:.3rem .7rem;margin:0 .3rem .3rem 0}table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.2rem .6rem;border-top:1px solid #eaeef2;vertical-align:top}code{font-size:.85em}
</style></head><body><h1>Reach simulator</h1><p>It is <strong id="now">...</strong>, at <span id="speed"></span> times the speed of real time.</p>
<section><h2>Time</h2><button data-ms="10000">+10 s</button><button data-ms="60000">+1 min</button><button data-ms="600000">+10 min</button>
<button data-ms="3600000">+1 h</button><button data-speed="0">Stand still</button><button data-speed="1">Real time</button><button data-speed="30">30 times</button></section>
<section><h2>Faults</h2><label>Row <input id="row" value="*" size="3" aria-label="Row"></label>
<select id="fault" aria-label="Fault">${FAULTS.map(option).join('')}</select><label>times <input id="times" value="1" size="3" aria-label="Times"></label>
<button id="add">Let it happen</button><button id="expire">Let payment links run out</button><button id="clear">Clear faults</button><br>
<label>Callbacks are <select id="callbacks" aria-label="Callbacks">${CALLBACK_MODES.map(option).join('')}</select></label>
<label>Words are <select id="vocabulary" aria-label="Vocabulary"><option>guide</option><option>observed</option></select></label><div id="faults"></div></section>
<section><h2>Orders</h2><table id="orders"></table></section><section><h2>Callbacks</h2><table id="callbackList"></table></section>
<section><h2>People</h2><table id="people"></table></section><section><h2>Start over</h2><button id="reset">Reset everything</button></section>
<script>
const at=(id)=>document.getElementById(id);
const call=async(method,path,body)=>{const r=await fetch('/_simulator/'+path,{method,headers:{'content-type':'application/json'},body:body&&JSON.stringify(body)});return r.json()};
const rows=(table,lists)=>{table.replaceChildren(...lists.map((cells)=>{const tr=document.createElement('tr');for(const c of cells){const td=document.createElement('td');if(c instanceof Node)td.append(c);else td.textContent=c??'';tr.append(td)}return tr}))};
const button=(text,act)=>{const b=document.createElement('button');b.textContent=text;b.onclick=async()=>{await act();show()};return b};
const linkTo=(url)=>{const a=document.createElement('a');a.href=url;a.target='_blank';a.textContent='pay page';return a};
async function show(){
 const [clock,faults,orders,ledger,people]=await Promise.all(['clock','faults','orders','ledger','people'].map((p)=>call('GET',p)));
 at('now').textContent=new Date(clock.now).toISOString();at('speed').textContent=clock.speed;
 at('faults').textContent=faults.faults.map((f)=>'row '+f.row+': '+f.fault+(f.times?' ('+f.times+' times)':' (until cleared)')).join(', ');
 at('callbacks').value=faults.callbacks[0];
 rows(at('orders'),orders.map((o)=>[o.transactionId.slice(0,8),o.status,o.paymentStatus,o.link?linkTo(o.link.url):'',o.link?button('Pay',()=>call('POST','pay/'+o.transactionId,{action:'pay'})):'',o.link?button('Decline',()=>call('POST','pay/'+o.transactionId,{action:'decline'})):'']));
 rows(at('callbackList'),ledger.callbacks.slice(-12).reverse().map((c)=>[new Date(c.at).toISOString(),c.type,'attempt '+c.attempt,c.outcome+' '+(c.status||''),button('Send again',()=>call('POST','callbacks/resend',{seq:c.seq}))]));
 rows(at('people'),people.map((p)=>[p.name,p.title,p.note,p.lines.map((l)=>l.firstName+' ('+l.status+') '+(l.mobileNo??'')).join(', ')]));
}
for(const b of document.querySelectorAll('[data-ms]'))b.onclick=async()=>{await call('POST','clock/advance',{ms:Number(b.dataset.ms)});show()};
for(const b of document.querySelectorAll('[data-speed]'))b.onclick=async()=>{await call('POST','clock/speed',{speed:Number(b.dataset.speed)});show()};
at('add').onclick=async()=>{const row=at('row').value;await call('POST','faults',{row:row==='*'?row:Number(row),fault:at('fault').value,times:Number(at('times').value)});show()};
at('expire').onclick=async()=>{await call('POST','faults',{expireLinks:true});show()};
at('clear').onclick=async()=>{await call('DELETE','faults');show()};
at('callbacks').onchange=async()=>{await call('POST','faults',{callbacks:at('callbacks').value});show()};
at('vocabulary').onchange=async()=>{await call('POST','vocabulary',{vocabulary:at('vocabulary').value});show()};
at('reset').onclick=async()=>{await call('POST','reset',{});show()};
show();setInterval(show,2000);
</script></body></html>`;
