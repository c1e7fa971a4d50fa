/*
Built from frontend/ by "npm run build"; do not edit. Contains:

preact

The MIT License (MIT)

Copyright (c) 2015-present Jason Miller

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.

@preact/signals

The MIT License (MIT)

Copyright (c) 2022-present Preact Team

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.

@preact/signals-core

The MIT License (MIT)

Copyright (c) 2022-present Preact Team

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/

// node_modules/preact/dist/preact.mjs
var n;
var t;
var r;
var u;
var i;
var f;
var o;
var e;
var l;
var c;
var a;
var s;
var h = /* @__PURE__ */ Symbol.for("pv");
var p = {};
var y = [];
var v = /^m(i|n|o|s|text|space)$/;
var w = Array.isArray;
var d = y.slice;
var _ = Object.assign;
function g(n3) {
  n3 && n3.parentNode && n3.remove();
}
function k(n3, t4, r4) {
  var u4, i4, f5, o5 = {}, e4 = arguments.length;
  for (f5 in t4) "key" == f5 ? u4 = t4[f5] : "ref" == f5 && "function" != typeof n3 ? i4 = t4[f5] : o5[f5] = t4[f5];
  return e4 > 2 && (o5.children = e4 > 3 ? d.call(arguments, 2) : r4), m(n3, o5, u4, i4, null);
}
function m(r4, u4, i4, f5, o5) {
  var e4 = { type: r4, props: u4, key: i4, ref: f5, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: h, __v: o5 || ++t, __i: -1, __u: 0 };
  return !o5 && n.vnode && n.vnode(e4), e4;
}
function $(n3) {
  return n3.children;
}
function x(n3, t4) {
  this.props = n3, this.context = t4, this.__g = 0;
}
function S(n3, t4) {
  if (null == t4) return n3.__ && S(n3.__, n3.__i + 1);
  for (var r4; t4 < n3.__k.length; t4++) if ((r4 = n3.__k[t4]) && r4.__e) return r4.__e;
  return "function" != typeof n3.type || n3.props.__P ? null : S(n3);
}
function C(t4) {
  var r4, u4 = t4.__v, i4 = u4.__e, f5 = [], o5 = [], e4 = t4.__P;
  e4 && ((r4 = _({ constructor: h }, u4)).__v = u4.__v + 1, n.vnode && n.vnode(r4), z(e4, r4, u4, t4.__n, e4.namespaceURI, 32 & u4.__u ? [i4] : null, f5, i4 || S(u4), 32 & u4.__u, o5), r4.__v = u4.__v, r4.__.__k[r4.__i] = r4, E(f5, r4, o5), u4.__ = u4.__e = null, r4.__e != i4 && j(r4));
}
function j(n3) {
  if ((n3 = n3.__) && n3.__c && !n3.props.__P) return n3.__e = null, n3.__k.some(function(t4) {
    return t4 && (n3.__e = t4.__e);
  }), j(n3);
}
function L(t4) {
  (8 & t4.__g || (t4.__g |= 8, u.push(t4), f++)) && i == n.debounceRendering || ((i = n.debounceRendering) || queueMicrotask)(H);
}
function H() {
  try {
    for (var n3, t4 = 1; u.length; ) u.length > t4 && u.sort(o), n3 = u.shift(), t4 = u.length, 8 & n3.__g && C(n3);
  } finally {
    (f = u.length) && (i || queueMicrotask)(H);
  }
}
function I(n3, t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, h5, v4, w5, d5, _4, g5 = u4.__k || y, k4 = t4.length;
  for (l4 = q(r4, t4, g5, l4, k4), s4 = 0; s4 < k4; s4++) null != (v4 = r4.__k[s4]) && (h5 = ~v4.__i && g5[v4.__i] || p, v4.__i = s4, _4 = z(n3, v4, h5, i4, f5, o5, e4, l4, c4, a5), w5 = v4.__e, (h5.ref != v4.ref || 8 & h5.__u) && (h5.ref && G(h5.ref, null, v4, h5), v4.ref && a5.push(v4.ref, v4.__c || w5, v4)), d5 = d5 || w5, 4 & v4.__u ? (l4 = A(v4, l4, n3, !h5.__v), h5.__e && (h5.__e = null)) : "function" == typeof v4.type && void 0 !== _4 ? l4 = _4 : w5 && (l4 = w5.nextSibling), v4.__u &= -21);
  return r4.__e = d5, l4;
}
function q(n3, t4, r4, u4, i4) {
  var f5, o5, e4, l4, c4, a5, s4, p5, y5, v4 = r4.length, d5 = v4, _4 = 0, g5 = 0, k4 = n3.__k = Array(i4);
  for (f5 = 0; f5 < i4; f5++) null != (o5 = t4[f5]) && "boolean" != typeof o5 && "function" != typeof o5 ? ("object" != typeof o5 || o5.constructor === String ? o5 = k4[f5] = m(null, o5) : w(o5) ? o5 = k4[f5] = m($, { children: o5 }) : o5.constructor === h && o5.__b ? o5 = k4[f5] = m(o5.type, o5.props, o5.key, o5.ref, o5.__v) : k4[f5] = o5, l4 = f5 + _4, o5.__ = n3, o5.__b = n3.__b + 1, e4 = null, ~(c4 = o5.__i = P(o5, r4, l4, d5)) && (d5--, (e4 = r4[c4]) && (e4.__u |= 2)), e4 && e4.__v ? (o5.__u |= 16, c4 == l4 - 1 ? _4-- : c4 == l4 + 1 ? _4++ : c4 != l4 && (c4 > l4 ? _4-- : _4++, g5 = 1)) : (~c4 || (i4 > v4 ? _4-- : i4 < v4 && _4++), "function" != typeof o5.type && (o5.__u |= 4))) : k4[f5] = null;
  if (g5) {
    for (a5 = [], s4 = [], f5 = 0; f5 < i4; f5++) if ((o5 = k4[f5]) && 16 & o5.__u) {
      for (_4 = 0, p5 = a5.length; _4 < p5; ) a5[y5 = _4 + p5 >> 1] < o5.__i ? _4 = y5 + 1 : p5 = y5;
      a5[_4] = o5.__i, s4[f5] = _4 + 1;
    }
    for (_4 = a5.length; f5--; ) s4[f5] && (s4[f5] == _4 ? _4-- : k4[f5].__u |= 4);
  }
  if (d5) for (f5 = 0; f5 < v4; f5++) !(e4 = r4[f5]) || 2 & e4.__u || (e4.__e == u4 && (u4 = S(e4)), J(e4, e4));
  return u4;
}
function A(n3, t4, r4, u4) {
  var i4, f5, o5, e4;
  if ("function" == typeof n3.type) {
    if (n3.props.__P) return t4;
    if (i4 = n3.__k) for (f5 = 0; f5 < i4.length; f5++) i4[f5] && (i4[f5].__ = n3, t4 = A(i4[f5], t4, r4, false));
    return t4;
  }
  for (t4 && !t4.parentNode && (t4 = S(n3)) && !t4.parentNode && (t4 = null), o5 = n3.__e, e4 = t4; e4 && 8 == e4.nodeType; ) e4 = e4.nextSibling;
  for (o5 != e4 && (!u4 && r4.moveBefore && o5.parentNode ? r4.moveBefore(o5, t4) : r4.insertBefore(o5, t4 || null)), t4 = o5; (t4 = t4 && t4.nextSibling) && 8 == t4.nodeType && !t4.data.startsWith("$s"); ) ;
  return t4;
}
function P(n3, t4, r4, u4) {
  var i4, f5 = n3.key, o5 = n3.type, e4 = t4[r4], l4 = e4 && !(2 & e4.__u);
  if (null === e4 && null == f5 || l4 && f5 == e4.key && o5 == e4.type) return r4;
  if (u4 > (l4 ? 1 : 0)) {
    for (i4 = r4 - 1; i4 >= 0; i4--) if ((e4 = t4[i4]) && !(2 & e4.__u) && f5 == e4.key && o5 == e4.type) return i4;
    for (i4 = r4 + 1; i4 < t4.length; i4++) if ((e4 = t4[i4]) && !(2 & e4.__u) && f5 == e4.key && o5 == e4.type) return i4;
  }
  return -1;
}
function T(n3, t4, r4) {
  null == r4 && (r4 = ""), "-" == t4[0] ? n3.setProperty(t4, r4) : n3[t4] = r4;
}
function N(n3, t4, r4, u4, i4) {
  var f5, o5;
  if ("style" == t4) if ("string" == typeof r4) n3.style.cssText = r4;
  else {
    if ("string" == typeof u4 && (n3.style.cssText = u4 = ""), u4) for (t4 in u4) r4 && t4 in r4 || T(n3.style, t4);
    if (r4) for (t4 in r4) u4 && r4[t4] == u4[t4] || T(n3.style, t4, r4[t4]);
  }
  else if ("o" == t4[0] && "n" == t4[1]) "function" != typeof r4 && (r4 = null), "function" != typeof u4 && (u4 = null), (n3.__e || (n3.__e = {}))[t4] = r4, r4 && u4 || (o5 = a[t4] || (a[t4] = V(t4)), (n3.__a || (n3.__a = {}))[t4] = c, f5 = t4 != (t4 = t4.replace(l, "$1")), (t4 = t4.slice(2))[0] < "a" && (t4 = t4.toLowerCase()), r4 ? n3.addEventListener(t4, o5, f5) : n3.removeEventListener(t4, o5, f5));
  else {
    if ("http://www.w3.org/2000/svg" == i4) t4 = t4.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
    else if ("width" != t4 && "height" != t4 && "href" != t4 && "list" != t4 && "form" != t4 && "tabIndex" != t4 && "download" != t4 && "rowSpan" != t4 && "colSpan" != t4 && "role" != t4 && "popover" != t4 && t4 in n3) try {
      return void (n3[t4] = null == r4 ? "" : r4);
    } catch (n4) {
    }
    if ("function" == typeof r4) return;
    null == r4 || false === r4 && "-" != t4[4] ? n3.removeAttribute(t4) : n3.setAttribute(t4, "popover" == t4 && 1 == r4 ? "" : r4);
  }
}
function V(t4) {
  return function(r4) {
    var u4 = this.__e;
    if (u4) {
      if (u4 = u4[t4], null == r4[e]) r4[e] = c++;
      else if (r4[e] < this.__a[t4]) return;
      return u4(n.event ? n.event(r4) : r4);
    }
  };
}
function z(t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, p5, v4, d5, k4, b3, m5, M2, C3, j3, L2, H2, q2, A4, O2, P2, T4, N2, V2 = r4.type;
  if (r4.constructor !== h) return null;
  128 & u4.__u && (c4 = 32 & u4.__u, s4 = u4.__c.__z) && (r4.__u |= c4, p5 = o5 = [], 8 == s4.nodeType ? l4 = B(s4, o5) : o5.push(s4), l4 = o5[0] || l4), (s4 = n.__b) && s4(r4);
  n: if ("function" == typeof V2) {
    v4 = e4.length;
    try {
      if (M2 = r4.props, C3 = (s4 = V2.prototype) && s4.render, j3 = (s4 = V2.contextType) && i4[s4.__c], L2 = s4 ? j3 ? j3.props.value : s4.__ : i4, (d5 = u4.__c) ? (r4.__c = d5, 2 & d5.__g && (d5.__g |= 1)) : (C3 ? r4.__c = d5 = new V2(M2, L2) : (r4.__c = d5 = new x(M2, L2), d5.constructor = V2, d5.render = K), j3 && j3.sub(d5), d5.state || (d5.state = {}), d5.__n = i4, d5.__g |= 8, d5.__h = [], d5.__k = []), C3 && (d5.__s || (d5.__s = d5.state), V2.getDerivedStateFromProps && (d5.__s == d5.state && (d5.__s = _({}, d5.__s)), _(d5.__s, V2.getDerivedStateFromProps(M2, d5.__s)))), k4 = d5.props, b3 = d5.state, d5.__v = r4, u4.__c) {
        if (M2 !== k4 && C3 && !V2.getDerivedStateFromProps && d5.componentWillReceiveProps && d5.componentWillReceiveProps(M2, L2), r4.__v == u4.__v && !(8 & d5.__g) || !(4 & d5.__g) && d5.shouldComponentUpdate && false === d5.shouldComponentUpdate(M2, d5.__s, L2)) {
          r4.__v != u4.__v && (d5.props = M2, d5.state = d5.__s, d5.__g &= -9), r4.__e = u4.__e, r4.__k = u4.__k, r4.__k.some(function(n3) {
            n3 && (n3.__ = r4);
          }), y.push.apply(d5.__h, d5.__k), d5.__k = [], d5.__h.length && e4.push(d5), l4 = S(u4);
          break n;
        }
        d5.componentWillUpdate && d5.componentWillUpdate(M2, d5.__s, L2), C3 && d5.componentDidUpdate && d5.__h.push(function() {
          d5.componentDidUpdate(k4, b3, m5);
        });
      } else C3 && !V2.getDerivedStateFromProps && d5.componentWillMount && d5.componentWillMount(), C3 && d5.componentDidMount && d5.__h.push(d5.componentDidMount);
      d5.context = L2, d5.props = M2, d5.__P = t4, d5.__g &= -5, H2 = n.__r, q2 = C3 ? 25 : 0;
      do {
        d5.__g &= -9, H2 && H2(r4), s4 = d5.render(d5.props, d5.state = d5.__s, d5.context);
      } while (8 & d5.__g && ++q2 < 25);
      C3 && (y.push.apply(d5.__h, d5.__k), d5.__k = []), d5.state = d5.__s, d5.getChildContext && (i4 = _({}, i4, d5.getChildContext())), C3 && u4.__c && d5.getSnapshotBeforeUpdate && (m5 = d5.getSnapshotBeforeUpdate(k4, b3)), A4 = s4 && s4.type === $ && null == s4.key ? s4.props.children : s4, M2.__P && (s4 = l4, f5 = (t4 = M2.__P).namespaceURI, c4 = o5 = null, u4.props && u4.props.__P != t4 && (u4.__k.some(function(n3) {
        n3 && J(n3, n3);
      }), u4.__k = null), l4 = u4.__k ? S(u4, 0) : null), l4 = I(t4, w(A4) ? A4 : [A4], r4, u4, i4, f5, o5, e4, l4, c4, a5), M2.__P && (r4.__e = null, l4 = s4), r4.__u &= -161, p5 && p5.some(g), d5.__h.length && e4.push(d5), 1 & d5.__g && (d5.__g &= -4);
    } catch (t5) {
      if (e4.length = v4, r4.__v = null, c4 || o5) if (t5 && t5.then) {
        if (r4.__u |= 128 | c4, o5) {
          for (~(T4 = o5.indexOf(l4 || void 0)) || (T4 = o5.length); (N2 = o5[T4 - 1]) && 8 == N2.nodeType; ) T4--;
          for (; T4 < o5.length; T4++) if (N2 = o5[T4]) if (o5[T4] = null, O2) {
            if (N2 == P2) break;
          } else {
            if (8 != N2.nodeType) break;
            N2.data.startsWith("$s") && (P2 = B(O2 = N2));
          }
        }
        if (!O2) {
          for (; l4 && 8 == l4.nodeType && l4.nextSibling; ) l4 = l4.nextSibling;
          O2 = l4;
        }
        (s4 = B(O2 = r4.__c.__z || (r4.__c.__z = O2))) ? (r4.__e = O2, l4 = s4) : r4.__e = l4, l4 = l4 && l4.nextSibling;
      } else o5 && o5.some(g);
      else r4.__e = u4.__e;
      r4.__k || (r4.__k = u4.__k || []), t5 && t5.then || D(r4), n.__e(t5, r4, u4);
    }
  } else l4 = r4.__e = F(u4.__e, r4, u4, i4, f5, o5, e4, c4, a5, t4);
  return (s4 = n.diffed) && s4(r4), l4;
}
function B(n3, t4) {
  if (n3 && 8 == n3.nodeType && n3.data.startsWith("$s")) for (var r4 = 1; n3 = n3.nextSibling; ) {
    if (8 == n3.nodeType) {
      if (n3.data.startsWith("$s")) r4++;
      else if (n3.data.startsWith("/$s") && !--r4) return n3;
    }
    t4 && t4.push(n3);
  }
}
function D(n3) {
  n3 && (n3.__c && (n3.__c.__g |= 4), n3.__k && n3.__k.some(D));
}
function E(t4, r4, u4) {
  for (var i4 = 0; i4 < u4.length; ) G(u4[i4++], u4[i4++], u4[i4++]);
  n.__c && n.__c(r4, t4), t4.some(function(r5) {
    try {
      t4 = r5.__h, r5.__h = [], t4.some(function(n3) {
        n3.call(r5);
      });
    } catch (t5) {
      n.__e(t5, r5.__v);
    }
  });
}
function F(t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, h5, y5, _4, k4, b3, m5, M2, $2 = u4.props || p, x3 = r4.props, C3 = r4.type;
  if ("svg" == C3 ? f5 = "http://www.w3.org/2000/svg" : "math" == C3 ? f5 = "http://www.w3.org/1998/Math/MathML" : f5 || (f5 = "http://www.w3.org/1999/xhtml"), o5) {
    for (s4 = 0; s4 < o5.length; s4++) if ((k4 = o5[s4]) && (C3 ? k4.localName == C3 : 3 == k4.nodeType)) {
      t4 = k4, o5[s4] = null;
      break;
    }
  }
  if (!t4) {
    if (M2 = a5.ownerDocument || document, !C3) return M2.createTextNode(x3);
    t4 = M2.createElementNS(f5, C3, x3.is ? x3 : a5), l4 && (n.__m && n.__m(r4, o5), l4 = false), o5 = null;
  }
  if (C3) {
    if (a5 = "template" == C3 && t4.content || t4, o5 = "textarea" == C3 && null != x3.defaultValue ? null : o5 && d.call(a5.childNodes), !l4 && o5) for ($2 = {}, s4 = 0; s4 < t4.attributes.length; s4++) $2[(k4 = t4.attributes[s4]).name] = k4.value;
    for (s4 in $2) k4 = $2[s4], "dangerouslySetInnerHTML" == s4 ? y5 = k4 : "children" == s4 || s4 in x3 || "value" == s4 && "defaultValue" in x3 || "checked" == s4 && "defaultChecked" in x3 || N(t4, s4, null, k4, f5);
    for (s4 in x3) k4 = x3[s4], "children" == s4 ? _4 = k4 : "dangerouslySetInnerHTML" == s4 ? h5 = k4 : "value" == s4 ? b3 = k4 : "checked" == s4 ? m5 = k4 : l4 && "function" != typeof k4 || $2[s4] === k4 || N(t4, s4, k4, $2[s4], f5);
    h5 ? (l4 || y5 && (h5.__html == y5.__html || h5.__html == t4.innerHTML) || (t4.innerHTML = h5.__html), r4.__k = []) : (y5 && (t4.textContent = ""), ("foreignObject" == C3 || "http://www.w3.org/1998/Math/MathML" == f5 && v.test(C3)) && (f5 = "http://www.w3.org/1999/xhtml"), I(a5, w(_4) ? _4 : [_4], r4, u4, i4, f5, o5, e4, o5 ? o5[0] : u4.__k && S(u4, 0), l4, c4), o5 && o5.some(g)), l4 && "textarea" != C3 || (s4 = "value", "progress" == C3 && null == b3 ? t4.removeAttribute(s4) : null == b3 || b3 === t4[s4] && ("progress" != C3 || b3) || N(t4, s4, b3, $2[s4], f5), s4 = "checked", null != m5 && m5 != t4[s4] && N(t4, s4, m5, $2[s4], f5));
  } else $2 === x3 || l4 && t4.data == x3 || (t4.data = x3);
  return t4;
}
function G(t4, r4, u4, i4) {
  try {
    "function" == typeof t4 ? r4 ? r4.__x = t4(r4) || 1 : i4 && (i4 = i4.__c || i4.__e) && (r4 = i4.__x) && (i4.__x = null, "function" == typeof r4 ? r4() : t4(null)) : t4.current = r4;
  } catch (t5) {
    n.__e(t5, u4);
  }
}
function J(t4, r4, u4) {
  var i4, f5, o5, e4;
  if (n.unmount && n.unmount(t4), !(i4 = t4.ref) || i4.current && i4.current != t4.__e || G(i4, null, r4, t4), i4 = t4.__c) {
    if (i4.componentWillUnmount) try {
      i4.componentWillUnmount();
    } catch (t5) {
      n.__e(t5, r4);
    }
    i4.__P = i4.__n = null;
  }
  if (i4 = t4.__k) for (e4 = 0; e4 < i4.length; e4++) i4[e4] && J(i4[e4], r4, "function" != typeof t4.type || u4 && !t4.props.__P);
  !u4 && (i4 = t4.__c) && (i4 = i4.__z) && (f5 = B(i4, o5 = [])) && (i4 == t4.__e && o5.some(g), g(f5), g(i4)), u4 || g(t4.__e), t4.__e = t4.__c = t4.__ = null;
}
function K(n3, t4, r4) {
  return this.constructor(n3, r4);
}
function Q(t4, r4) {
  var u4, i4, f5, o5;
  n.__ && n.__(t4, r4), 9 == r4.nodeType && (r4 = r4.documentElement), i4 = (u4 = t4 && 32 & t4.__u) ? null : r4.__k, r4.__k = m($, { children: [t4] }), f5 = [], o5 = [], z(r4, r4.__k, i4 || p, p, r4.namespaceURI, i4 ? null : r4.firstChild ? d.call(r4.childNodes) : null, f5, i4 ? i4.__e : r4.firstChild, u4, o5), E(f5, r4.__k, o5), r4.__k.props.children = null;
}
n = { __e: function(n3, t4, r4, u4) {
  for (var i4, o5, e4; t4 = t4.__; ) if ((i4 = t4.__c) && !(1 & i4.__g)) {
    i4.__g |= 4;
    try {
      if ((e4 = (o5 = i4.constructor) && o5.getDerivedStateFromError) && i4.setState(o5.getDerivedStateFromError(n3)), i4.componentDidCatch && (i4.componentDidCatch(n3, u4 || {}), e4 = 1), e4 && 8 & i4.__g) return void (i4.__g |= 2);
    } catch (t5) {
      n3 = t5;
    }
  }
  throw f = 0, n3;
} }, t = 0, r = function(n3) {
  return null != n3 && n3.constructor === h;
}, x.prototype.setState = function(n3, t4) {
  var r4 = this.__s;
  r4 && r4 != this.state || (r4 = this.__s = _({}, this.state)), "function" == typeof n3 && (n3 = n3(_({}, r4), this.props)), n3 && (_(r4, n3), this.__v && (t4 && this.__k.push(t4), L(this)));
}, x.prototype.forceUpdate = function(n3) {
  this.__v && (this.__g |= 4, n3 && this.__h.push(n3), L(this));
}, x.prototype.render = $, u = [], f = 0, o = function(n3, t4) {
  return n3.__v.__b - t4.__v.__b;
}, e = /* @__PURE__ */ Symbol(), l = /(PointerCapture)$|Capture$/i, c = 0, a = {}, s = 0;

// node_modules/preact/hooks/dist/hooks.mjs
var t2;
var r2;
var u2;
var i2;
var o2 = Object.is;
var f2 = 0;
var c2 = [];
var e2 = [];
var a2 = n;
var v2 = a2.__b;
var l2 = a2.__r;
var m2 = a2.diffed;
var h2 = a2.__c;
var s2 = a2.unmount;
var p2 = a2.__;
function y2(n3, t4) {
  a2.__h && a2.__h(r2, n3, f2 || t4), f2 = 0;
  var u4 = r2.__H || (r2.__H = { __: [], __h: [] });
  return n3 >= u4.__.length && u4.__.push({}), u4.__[n3];
}
function d2(n3) {
  return f2 = 1, _2(G2, n3);
}
function _2(n3, u4, i4) {
  var f5 = y2(t2++, 2);
  if (f5.t = n3, !f5.__c && (f5.__ = [i4 ? i4(u4) : G2(void 0, u4), function(n4) {
    var t4 = (f5.__N || f5.__)[0], r4 = f5.t(t4, n4);
    o2(t4, r4) || (f5.__N = [r4, f5.__[1]], f5.__c.setState({}));
  }], f5.__c = r2, !r2.__f)) {
    r2.__f = true;
    var c4 = r2.shouldComponentUpdate;
    r2.shouldComponentUpdate = function(n4, t4, r4) {
      var u5 = this.__H;
      if (!u5) return true;
      var i5 = false, f6 = this.props != n4;
      if (u5.__.some(function(n5) {
        n5.__N && (i5 = true, o2(n5.__[0], n5.__N[0]) || (f6 = true));
      }), c4) {
        var e4 = c4.call(this, n4, t4, r4);
        return i5 ? e4 || f6 : e4;
      }
      return !i5 || f6;
    };
  }
  return f5.__;
}
function F2(n3, u4) {
  var i4 = y2(t2++, 4);
  !a2.__s && E2(i4.__H, u4) && (i4.__P = false, i4.__ = n3, i4.u = u4, r2.__h.push(i4));
}
function T2(n3) {
  return f2 = 5, w2(function() {
    return { current: n3 };
  }, []);
}
function w2(n3, r4) {
  var u4 = y2(t2++, 7);
  return E2(u4.__H, r4) && (u4.__ = n3(), u4.__H = r4), u4.__;
}
function g2() {
  var n3;
  do {
    for (; n3 = e2.shift(); ) try {
      C2(n3);
    } catch (t5) {
      a2.__e(t5, { __: (n3 = n3.__P) && n3.__v });
    }
    for (; n3 = c2.shift(); ) {
      var t4 = n3.__H;
      if (n3.__P && t4) try {
        t4.__h.some(C2), t4.__h.some(D2), t4.__h = [];
      } catch (r4) {
        t4.__h = [], a2.__e(r4, n3.__v);
      }
    }
  } while (e2.length);
}
a2.__b = function(n3) {
  r2 = null, v2 && v2(n3);
}, a2.__ = function(n3, t4) {
  n3 && t4.__k && t4.__k.__m && (n3.__m = t4.__k.__m), p2 && p2(n3, t4);
}, a2.__r = function(n3) {
  l2 && l2(n3), t2 = 0;
  var i4 = (r2 = n3.__c).__H;
  i4 && (u2 == r2 ? r2.__h = [] : (i4.__h.some(C2), i4.__h.some(D2), t2 = 0), i4.__h = [], i4.__.some(function(n4) {
    n4.__N && (n4.__ = n4.__N), n4.u = n4.__N = void 0;
  })), u2 = r2;
}, a2.diffed = function(n3) {
  m2 && m2(n3);
  var t4 = n3.__c;
  t4 && t4.__H && (t4.__H.__h.length && B2(c2.push(t4)), t4.__H.__.some(function(n4) {
    n4.u && (n4.__H = n4.u);
  })), u2 = r2 = null;
}, a2.__c = function(n3, t4) {
  t4.some(function(n4) {
    try {
      n4.__h.some(C2), n4.__h = n4.__h.filter(function(n5) {
        return !n5.__ || D2(n5);
      });
    } catch (t5) {
      n4.__h = [function() {
        throw t5;
      }];
    }
  }), h2 && h2(n3, t4);
}, a2.unmount = function(n3) {
  s2 && s2(n3);
  var t4, r4, u4 = n3.__c;
  u4 && u4.__H && (u4.__H.__.some(function(u5) {
    try {
      if (u5.__P && u5.__c) {
        if (void 0 === r4) {
          for (r4 = n3.__; r4 && (!r4.__c || !r4.__c.__P); ) r4 = r4.__;
          r4 = r4 && r4.__c;
        }
        u5.__P = r4, B2(e2.push(u5));
      } else C2(u5);
    } catch (n4) {
      t4 = n4;
    }
  }), u4.__H = void 0, t4 && a2.__e(t4, u4.__v));
};
var k2 = "function" == typeof requestAnimationFrame;
function z2(n3) {
  var t4, r4 = function() {
    clearTimeout(u4), k2 && cancelAnimationFrame(t4), setTimeout(n3);
  }, u4 = setTimeout(r4, 35);
  k2 && (t4 = requestAnimationFrame(r4));
}
function B2(n3) {
  1 != n3 && i2 == a2.requestAnimationFrame || ((i2 = a2.requestAnimationFrame) || z2)(g2);
}
function C2(n3) {
  var t4 = r2, u4 = n3.__c;
  "function" == typeof u4 && (n3.__c = void 0, u4()), r2 = t4;
}
function D2(n3) {
  var t4 = r2;
  n3.__c = n3.__(), r2 = t4;
}
function E2(n3, t4) {
  return !n3 || n3.length != t4.length || t4.some(function(t5, r4) {
    return !o2(t5, n3[r4]);
  });
}
function G2(n3, t4) {
  return "function" == typeof t4 ? t4(n3) : t4;
}

// node_modules/@preact/signals-core/dist/signals-core.module.js
var i3 = /* @__PURE__ */ Symbol.for("preact-signals");
function t3() {
  if (!(v3 > 1)) {
    var i4, t4 = false;
    !(function() {
      var i5 = c3;
      c3 = void 0;
      while (void 0 !== i5) {
        var t5 = i5.S;
        if (t5.v === i5.v) {
          for (var r5 = t5.t; void 0 !== r5; r5 = r5.x) if (r5.i === i5.i) r5.i = t5.i;
        }
        i5 = i5.o;
      }
    })();
    while (void 0 !== h3) {
      var r4 = h3;
      h3 = void 0;
      s3++;
      while (void 0 !== r4) {
        var n3 = r4.u;
        r4.u = void 0;
        r4.f &= -3;
        if (!(8 & r4.f) && w3(r4)) try {
          r4.c();
        } catch (r5) {
          if (!t4) {
            i4 = r5;
            t4 = true;
          }
        }
        r4 = n3;
      }
    }
    s3 = 0;
    v3--;
    if (t4) throw i4;
  } else v3--;
}
function r3(i4) {
  if (v3 > 0) return i4();
  u3 = ++e3;
  v3++;
  try {
    return i4();
  } finally {
    t3();
  }
}
var n2;
var o3 = void 0;
function f3(i4) {
  var t4 = o3, r4 = n2;
  o3 = void 0;
  n2 = void 0;
  try {
    return i4();
  } finally {
    o3 = t4;
    n2 = r4;
  }
}
var h3 = void 0;
var v3 = 0;
var s3 = 0;
var e3 = 0;
var u3 = 0;
var c3 = void 0;
var a3 = 0;
function d3(i4) {
  if (void 0 !== o3) {
    var t4 = i4.n;
    if (void 0 === t4 || t4.t !== o3) {
      t4 = { i: 0, S: i4, p: o3.s, n: void 0, t: o3, e: void 0, x: void 0, r: t4 };
      if (void 0 !== o3.s) o3.s.n = t4;
      o3.s = t4;
      i4.n = t4;
      if (32 & o3.f) i4.S(t4);
      return t4;
    } else if (-1 === t4.i) {
      t4.i = 0;
      if (void 0 !== t4.n) {
        t4.n.p = t4.p;
        if (void 0 !== t4.p) t4.p.n = t4.n;
        t4.p = o3.s;
        t4.n = void 0;
        o3.s.n = t4;
        o3.s = t4;
      }
      return t4;
    }
  }
}
function l3(i4, t4) {
  this.v = i4;
  this.i = 0;
  this.n = void 0;
  this.t = void 0;
  this.l = 0;
  this.W = null == t4 ? void 0 : t4.watched;
  this.Z = null == t4 ? void 0 : t4.unwatched;
  this.name = null == t4 ? void 0 : t4.name;
}
l3.prototype.brand = i3;
l3.prototype.h = function() {
  return true;
};
l3.prototype.S = function(i4) {
  var t4 = this, r4 = this.t;
  if (r4 !== i4 && void 0 === i4.e) {
    i4.x = r4;
    this.t = i4;
    if (void 0 !== r4) r4.e = i4;
    else f3(function() {
      var i5;
      null == (i5 = t4.W) || i5.call(t4);
    });
  }
};
l3.prototype.U = function(i4) {
  var t4 = this;
  if (void 0 !== this.t) {
    var r4 = i4.e, n3 = i4.x;
    if (void 0 !== r4) {
      r4.x = n3;
      i4.e = void 0;
    }
    if (void 0 !== n3) {
      n3.e = r4;
      i4.x = void 0;
    }
    if (i4 === this.t) {
      this.t = n3;
      if (void 0 === n3) f3(function() {
        var i5;
        null == (i5 = t4.Z) || i5.call(t4);
      });
    }
  }
};
l3.prototype.subscribe = function(i4) {
  var t4 = this;
  return x2(function() {
    var r4 = t4.value;
    f3(function() {
      return i4(r4);
    });
  }, { name: "sub" });
};
l3.prototype.valueOf = function() {
  return this.value;
};
l3.prototype.toString = function() {
  return this.value + "";
};
l3.prototype.toJSON = function() {
  return this.value;
};
l3.prototype.peek = function() {
  var i4 = this;
  return f3(function() {
    return i4.value;
  });
};
Object.defineProperty(l3.prototype, "value", { get: function() {
  var i4 = d3(this);
  if (void 0 !== i4) i4.i = this.i;
  return this.v;
}, set: function(i4) {
  if (i4 !== this.v) {
    if (s3 > 100) throw new Error("Cycle detected");
    !(function(i5) {
      if (0 !== v3 && 0 === s3) {
        if (i5.l !== u3) {
          i5.l = u3;
          c3 = { S: i5, v: i5.v, i: i5.i, o: c3 };
        }
      }
    })(this);
    this.v = i4;
    this.i++;
    a3++;
    v3++;
    try {
      for (var r4 = this.t; void 0 !== r4; r4 = r4.x) r4.t.N();
    } finally {
      t3();
    }
  }
} });
function y3(i4, t4) {
  return new l3(i4, t4);
}
function w3(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) if (t4.S.i !== t4.i || !t4.S.h() || t4.S.i !== t4.i) return true;
  return false;
}
function b(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) {
    var r4 = t4.S.n;
    if (void 0 !== r4) t4.r = r4;
    t4.S.n = t4;
    t4.i = -1;
    if (void 0 === t4.n) {
      i4.s = t4;
      break;
    }
  }
}
function _3(i4) {
  var t4 = i4.s, r4 = void 0;
  while (void 0 !== t4) {
    var n3 = t4.p;
    if (-1 === t4.i) {
      t4.S.U(t4);
      if (void 0 !== n3) n3.n = t4.n;
      if (void 0 !== t4.n) t4.n.p = n3;
    } else r4 = t4;
    t4.S.n = t4.r;
    if (void 0 !== t4.r) t4.r = void 0;
    t4 = n3;
  }
  i4.s = r4;
}
function j2(i4, t4) {
  l3.call(this, void 0, t4);
  this.x = i4;
  this.s = void 0;
  this.g = a3 - 1;
  this.f = 4;
}
j2.prototype = new l3();
j2.prototype.h = function() {
  this.f &= -3;
  if (1 & this.f) return false;
  if (32 == (36 & this.f)) return true;
  this.f &= -5;
  if (this.g === a3) return true;
  this.g = a3;
  this.f |= 1;
  if (this.i > 0 && !w3(this)) {
    this.f &= -2;
    return true;
  }
  var i4 = o3;
  try {
    b(this);
    o3 = this;
    var t4 = this.x();
    if (16 & this.f || this.v !== t4 || 0 === this.i) {
      this.v = t4;
      this.f &= -17;
      this.i++;
    }
  } catch (i5) {
    this.v = i5;
    this.f |= 16;
    this.i++;
  }
  o3 = i4;
  _3(this);
  this.f &= -2;
  return true;
};
j2.prototype.S = function(i4) {
  if (void 0 === this.t) {
    this.f |= 36;
    for (var t4 = this.s; void 0 !== t4; t4 = t4.n) t4.S.S(t4);
  }
  l3.prototype.S.call(this, i4);
};
j2.prototype.U = function(i4) {
  if (void 0 !== this.t) {
    l3.prototype.U.call(this, i4);
    if (void 0 === this.t) {
      this.f &= -33;
      for (var t4 = this.s; void 0 !== t4; t4 = t4.n) t4.S.U(t4);
    }
  }
};
j2.prototype.N = function() {
  if (!(2 & this.f)) {
    this.f |= 6;
    for (var i4 = this.t; void 0 !== i4; i4 = i4.x) i4.t.N();
  }
};
Object.defineProperty(j2.prototype, "value", { get: function() {
  if (1 & this.f) throw new Error("Cycle detected");
  var i4 = d3(this);
  this.h();
  if (void 0 !== i4) i4.i = this.i;
  if (16 & this.f) throw this.v;
  return this.v;
} });
function O(i4, t4) {
  return new j2(i4, t4);
}
function p3(i4) {
  var r4 = i4.j;
  i4.j = void 0;
  if ("function" == typeof r4) {
    v3++;
    var n3 = o3;
    o3 = void 0;
    try {
      r4();
    } catch (t4) {
      i4.f &= -2;
      i4.f |= 8;
      g3(i4);
      throw t4;
    } finally {
      o3 = n3;
      t3();
    }
  }
}
function g3(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) t4.S.U(t4);
  i4.x = void 0;
  i4.s = void 0;
  p3(i4);
}
function S2(i4) {
  if (o3 !== this) throw new Error("Out-of-order effect");
  _3(this);
  o3 = i4;
  this.f &= -2;
  try {
    if (8 & this.f) g3(this);
  } finally {
    t3();
  }
}
function m3(i4, t4) {
  this.x = i4;
  this.j = void 0;
  this.s = void 0;
  this.u = void 0;
  this.f = 32;
  this.name = null == t4 ? void 0 : t4.name;
  if (n2) n2.push(this);
}
m3.prototype.c = function() {
  var i4 = this.S();
  try {
    if (8 & this.f) return;
    if (void 0 === this.x) return;
    var t4 = this.x();
    if ("function" == typeof t4) this.j = t4;
  } finally {
    i4();
  }
};
m3.prototype.S = function() {
  if (1 & this.f) throw new Error("Cycle detected");
  this.f |= 1;
  this.f &= -9;
  p3(this);
  b(this);
  v3++;
  var i4 = o3;
  o3 = this;
  return S2.bind(this, i4);
};
m3.prototype.N = function() {
  if (!(2 & this.f)) {
    this.f |= 2;
    this.u = h3;
    h3 = this;
  }
};
m3.prototype.d = function() {
  this.f |= 8;
  if (!(1 & this.f)) g3(this);
};
m3.prototype.dispose = function() {
  this.d();
};
function x2(i4, t4) {
  var r4 = new m3(i4, t4);
  try {
    r4.c();
  } catch (i5) {
    r4.d();
    throw i5;
  }
  var n3 = r4.d.bind(r4);
  n3[Symbol.dispose] = n3;
  return n3;
}

// node_modules/@preact/signals/dist/signals.module.js
var h4;
var d4;
var p4;
var m4 = "undefined" != typeof window && !!window.__PREACT_SIGNALS_DEVTOOLS__;
var g4 = [];
x2(function() {
  h4 = this.N;
})();
function b2(i4, n3) {
  n[i4] = n3.bind(null, n[i4] || function() {
  });
}
function y4(i4) {
  if (p4) {
    var n3 = p4;
    p4 = void 0;
    n3();
  }
  p4 = i4 && i4.S();
}
function w4(i4) {
  var n3 = this, r4 = i4.data, t4 = useSignal(r4);
  t4.name = "ReactiveDom";
  t4.value = r4;
  var e4 = w2(function() {
    var i5 = n3, r5 = n3.__v;
    while (r5 = r5.__) if (r5.__c) {
      r5.__c.__$f |= 4;
      break;
    }
    var o5 = O(function() {
      var i6 = t4.value.value;
      return 0 === i6 ? 0 : true === i6 ? "" : i6 || "";
    }), e5 = O(function() {
      return !Array.isArray(o5.value) && !r(o5.value);
    }), u5 = x2(function() {
      this.N = M;
      if (e5.value) {
        var n4 = o5.value;
        if (i5.__v && i5.__v.__e && 3 === i5.__v.__e.nodeType) i5.__v.__e.data = n4;
      }
    }), c5 = n3.__$u.d;
    n3.__$u.d = function() {
      u5();
      c5.call(this);
    };
    return [e5, o5];
  }, []), u4 = e4[0], c4 = e4[1];
  return u4.value ? c4.peek() : c4.value;
}
w4.displayName = "ReactiveTextNode";
Object.defineProperties(l3.prototype, { constructor: { configurable: true, value: k($, null).constructor }, type: { configurable: true, value: w4 }, props: { configurable: true, get: function() {
  var i4 = this;
  return { data: { get value() {
    return i4.value;
  } } };
} }, __b: { configurable: true, value: 1 } });
b2("__b", function(i4, n3) {
  y4();
  d4 = void 0;
  if ("string" == typeof n3.type) {
    var r4, t4 = n3.props;
    for (var f5 in t4) if ("children" !== f5) {
      var o5 = t4[f5];
      if (o5 instanceof l3) {
        if (!r4) n3.__np = r4 = {};
        r4[f5] = o5;
        t4[f5] = o5.peek();
      }
    }
  }
  i4(n3);
});
b2("__r", function(i4, r4) {
  i4(r4);
  if (r4.type !== $) {
    y4();
    var t4, f5 = r4.__c;
    if (f5) {
      f5.__$f &= -2;
      if (void 0 === (t4 = f5.__$u)) f5.__$u = t4 = (function(i5, n3) {
        var r5;
        x2(function() {
          r5 = this;
        }, { name: n3 });
        r5.c = i5;
        return r5;
      })(/* @__PURE__ */ (function(i5) {
        return function() {
          var n3;
          if (m4) null == (n3 = this.y) || n3.call(this);
          i5.__$f |= 1;
          i5.setState({});
        };
      })(f5), "function" == typeof r4.type ? r4.type.displayName || r4.type.name : "");
    }
    d4 = f5;
    y4(t4);
  }
});
b2("__e", function(i4, n3, r4, t4) {
  y4();
  d4 = void 0;
  i4(n3, r4, t4);
});
b2("diffed", function(i4, n3) {
  y4();
  d4 = void 0;
  var r4;
  if ("string" == typeof n3.type && (r4 = n3.__e)) {
    var t4 = n3.__np, f5 = n3.props, o5 = r4.U;
    if (o5) for (var e4 in o5) {
      var u4 = o5[e4];
      if (!(void 0 === u4 || t4 && e4 in t4)) {
        u4.d();
        o5[e4] = void 0;
      }
    }
    if (t4) {
      if (!o5) {
        o5 = {};
        r4.U = o5;
      }
      for (var a5 in t4) {
        var c4 = o5[a5], v4 = t4[a5];
        if (void 0 === c4) {
          c4 = k3(r4, a5, v4, f5);
          o5[a5] = c4;
        } else c4.o(v4, f5);
      }
    }
  }
  i4(n3);
});
function k3(i4, n3, r4, t4) {
  var f5 = n3 in i4 && void 0 === i4.ownerSVGElement, o5 = y3(r4);
  return { o: function(i5, n4) {
    o5.value = i5;
    t4 = n4;
  }, d: x2(function() {
    this.N = M;
    var r5 = o5.value.value;
    if (t4[n3] !== r5) {
      t4[n3] = r5;
      if (f5) i4[n3] = r5;
      else if (null != r5 && (false !== r5 || "-" === n3[4])) i4.setAttribute(n3, r5);
      else i4.removeAttribute(n3);
    }
  }) };
}
b2("unmount", function(i4, n3) {
  if ("string" == typeof n3.type) {
    var r4 = n3.__e;
    if (r4) {
      var t4 = r4.U;
      if (t4) {
        r4.U = void 0;
        for (var f5 in t4) {
          var o5 = t4[f5];
          if (o5) o5.d();
        }
      }
    }
    var e4 = n3.__np;
    if (e4) {
      var u4 = n3.props;
      for (var a5 in e4) u4[a5] = e4[a5];
    }
    n3.__np = void 0;
  } else {
    var c4 = n3.__c;
    if (c4) {
      c4.__$f |= 8;
      var v4 = c4.__$u;
      if (v4) {
        c4.__$u = void 0;
        v4.d();
      }
    }
  }
  i4(n3);
});
b2("__h", function(i4, n3, r4, t4) {
  if (t4 < 3) n3.__$f |= 2;
  i4(n3, r4, t4);
});
x.prototype.shouldComponentUpdate = function(i4, n3) {
  if (this.__R) return true;
  var r4 = this.__$u, t4 = r4 && void 0 !== r4.s;
  for (var f5 in n3) return true;
  if (this.__f || "boolean" == typeof this.u && true === this.u) {
    var o5 = 2 & this.__$f;
    if (!(t4 || o5 || 4 & this.__$f)) return true;
    if (1 & this.__$f) return true;
  } else {
    if (!(t4 || 4 & this.__$f)) return true;
    if (3 & this.__$f) return true;
  }
  for (var e4 in i4) if ("__source" !== e4 && i4[e4] !== this.props[e4]) return true;
  for (var u4 in this.props) if (!(u4 in i4)) return true;
  return false;
};
function useSignal(i4, n3) {
  return w2(function() {
    return y3(i4, n3);
  }, []);
}
var A3 = function(i4) {
  queueMicrotask(function() {
    queueMicrotask(i4);
  });
};
function F3() {
  r3(function() {
    var i4;
    while (i4 = g4.shift()) h4.call(i4);
  });
}
function M() {
  if (1 === g4.push(this)) (n.requestAnimationFrame || A3)(F3);
}

// src/ops/services.ts
var ApiError = class extends Error {
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
  status;
  error;
  name = "ApiError";
};

// src/app/format.ts
var numbers = new Intl.NumberFormat("en");
function sentence(text) {
  if (text.startsWith("codekit ")) return text;
  const whole = text && text[0] !== text[0]?.toUpperCase() && !/^\S*[\d_/.]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return !whole || /[.!?:]$/.test(whole) ? whole : `${whole}.`;
}
function inWords(error) {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const { message, hint, problems } = error.error;
  return [message, ...problems ?? [], hint].filter(Boolean).map(sentence).join(" ");
}

// src/app/router.ts
var part = encodeURIComponent;
function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== void 0 && value !== "");
  return given.length ? `?${given.map(([key, value]) => `${key}=${part(String(value))}`).join("&")}` : "";
}
var href = {
  library: () => "#/",
  code: (round2, transcript, at) => `#/d/${part(round2)}/${part(transcript)}${query({ at })}`,
  /** Code, with the places of a search to be coded one after the other. */
  walk: (round2, transcript, asked) => `#/d/${part(round2)}/${part(transcript)}${query({ ...asked, walk: 1 })}`,
  compare: (round2, transcript, at) => `#/d/${part(round2)}/${part(transcript)}/compare${query({ at })}`,
  print: (round2, transcript) => `#/print/${part(round2)}/${part(transcript)}`,
  adjudicate: (round2 = "", cluster) => `#/adjudicate${round2 && `/${part(round2)}`}${query({ cluster })}`,
  became: (round2) => `#/became/${part(round2)}`,
  codebook: (values = {}) => `#/codes${query(values)}`,
  detail: (code, values = {}) => `#/codes/${part(code)}${query(values)}`,
  agreement: (round2 = "") => `#/agreement${round2 && `/${part(round2)}`}`,
  matrix: (codebook = "", asked = {}) => `#/matrix${codebook && `/${part(codebook)}`}${query(asked)}`,
  memos: () => "#/memos",
  search: (asked = {}) => `#/search${query({ ...asked })}`,
  history: () => "#/history",
  settings: () => "#/settings",
  study: () => "#/study",
  transcripts: (values = {}) => `#/transcripts${query(values)}`,
  cases: () => "#/cases",
  rounds: (round2 = "") => `#/rounds${round2 && `/${part(round2)}`}`,
  start: (values) => `#/rounds${query(values)}`,
  review: (values = {}) => `#/review${query(values)}`,
  meetings: (meeting = "") => `#/meetings${meeting && `/${part(meeting)}`}`,
  excerpts: (values = {}) => `#/excerpts${query(values)}`,
  charts: (codebook = "", asked = {}) => `#/charts${codebook && `/${part(codebook)}`}${query(asked)}`,
  words: (asked = {}) => `#/words${query(asked)}`,
  reports: (kind = "") => `#/reports${kind && `/${part(kind)}`}`
};
var NAMED = {
  codes: "codebook",
  agreement: "agreement",
  matrix: "matrix",
  memos: "memos",
  journal: "memos",
  search: "search",
  history: "history",
  settings: "settings",
  adjudicate: "adjudicate",
  became: "became",
  study: "study",
  transcripts: "transcripts",
  cases: "cases",
  rounds: "rounds",
  review: "review",
  meetings: "meetings",
  excerpts: "excerpts",
  charts: "charts",
  words: "words",
  reports: "reports"
};
var BY_ROUND = /* @__PURE__ */ new Set(["agreement", "adjudicate", "became", "rounds"]);
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
function parse(hash) {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decoded);
  const route2 = { screen: "missing", round: "", transcript: "", name: "", query: new URLSearchParams(search) };
  const [first = "", second = "", third = "", fourth = ""] = parts;
  if (!first) return { ...route2, screen: "library" };
  if (first === "d" && third)
    return { ...route2, screen: fourth === "compare" ? "compare" : "code", round: second, transcript: third };
  if (first === "print" && third) return { ...route2, screen: "print", round: second, transcript: third };
  const screen = NAMED[first];
  if (!screen) return { ...route2, name: first };
  return BY_ROUND.has(screen) ? { ...route2, screen, round: second } : { ...route2, screen, name: second };
}
var address = y3(typeof location === "undefined" ? "" : location.hash);
var route = O(() => parse(address.value));
function followAddress() {
  const changed = () => {
    address.value = location.hash;
  };
  addEventListener("hashchange", changed);
  changed();
  return () => removeEventListener("hashchange", changed);
}
function navigate(hash) {
  if (location.hash === hash) address.value = hash;
  else location.hash = hash;
}

// src/app/served.ts
var below = typeof location === "undefined" ? null : /^\/s\/[^/]+(?=\/)/.exec(location.pathname);
var BEFORE = below?.[0] ?? "";
var shared = BEFORE !== "" || typeof document !== "undefined" && document.documentElement.dataset.served === "team";
var signed = (token2) => shared ? { "X-Codekit": "page" } : { Authorization: `Bearer ${token2}` };

// src/app/api.ts
var AWAY = {
  kind: "failed",
  message: "codekit does not answer.",
  hint: shared ? "The server or the connection is away; this page will reconnect." : "It may have stopped on this computer. Start it again with `codekit code`; this page will reconnect."
};
var HEADERS = { "Content-Type": "application/json" };
async function problem(answer) {
  const fallback = { kind: "failed", message: `The server answered ${answer.status}.`, hint: "" };
  try {
    const body = await answer.json();
    return new ApiError(answer.status, body.error ?? fallback);
  } catch {
    return new ApiError(answer.status, fallback);
  }
}
async function send(path, init) {
  let answer;
  try {
    answer = await fetch(BEFORE + path, {
      ...init,
      cache: "no-store",
      credentials: shared ? "same-origin" : "omit",
      redirect: "error",
      referrerPolicy: "no-referrer"
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, AWAY);
  }
  if (!answer.ok) throw await problem(answer);
  return answer;
}
function createApi(token2, refused) {
  const authorised = async (path, init) => {
    try {
      return await send(path, { ...init, headers: { ...init.headers, ...signed(token2()) } });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) refused();
      throw error;
    }
  };
  const body = (method, value, signal) => ({
    method,
    headers: HEADERS,
    body: JSON.stringify(value),
    ...signal && { signal }
  });
  const json = async (answer) => {
    const ready = await answer;
    return ready.status === 204 ? void 0 : await ready.json();
  };
  return {
    get: (path, signal) => json(authorised(path, signal ? { signal } : {})),
    post: (path, value, signal) => json(authorised(path, body("POST", value, signal))),
    put: (path, value) => json(authorised(path, body("PUT", value))),
    delete: async (path) => {
      await authorised(path, { method: "DELETE" });
    },
    file: async (path, value) => {
      const answer = await authorised(path, value === void 0 ? {} : body("POST", value));
      const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
      return { name: decodeURIComponent(named ?? "codekit"), data: await answer.blob() };
    },
    stream: (path, signal) => authorised(path, { signal, headers: { Accept: "text/event-stream" } })
  };
}

// src/app/way_in.ts
var Token = class {
  constructor(key) {
    this.key = key;
  }
  key;
  value = "";
  keep(value) {
    this.value = value;
    try {
      if (value) sessionStorage.setItem(this.key, value);
      else sessionStorage.removeItem(this.key);
    } catch {
    }
  }
  recall() {
    try {
      this.keep(sessionStorage.getItem(this.key) ?? "");
    } catch {
      this.value = "";
    }
  }
};

// src/app/services.ts
var SAVE_AFTER = 400;
var phase = y3("starting");
var session = y3(null);
var says = y3("");
var bye = y3("");
var online = y3(true);
var settings = y3({});
var token = new Token("codekit.token");
var listeners = /* @__PURE__ */ new Set();
var api = createApi(
  () => token.value,
  () => {
    if (phase.value === "ready") phase.value = "ended";
  }
);
var said;
function announce(message) {
  clearTimeout(said);
  says.value = says.value === message ? `${message} ` : message;
  said = setTimeout(() => {
    says.value = "";
  }, 12e3);
}
var saving;
var unsaved = false;
var sending = false;
function store() {
  if (sending) return;
  sending = true;
  const sent = settings.peek();
  const answered = (saved) => {
    sending = false;
    if (settings.peek() !== sent) store();
    else unsaved = !saved;
  };
  api.put("/api/settings", sent).then(
    () => answered(true),
    (error) => {
      if (error instanceof ApiError && error.status) announce(`Settings could not be kept: ${error.message}`);
      answered(false);
    }
  );
}
function set(key, value) {
  settings.value = { ...settings.peek(), [key]: value };
  unsaved = true;
  clearTimeout(saving);
  saving = setTimeout(store, SAVE_AFTER);
}
var services = {
  api,
  session,
  settings: { value: settings, set },
  announce,
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  navigate
};
var round = O(() => {
  const rounds = session.value?.rounds ?? [];
  const find = (id) => id ? rounds.find((one) => one.id === id) : void 0;
  return find(route.value.round) ?? find(route.value.query.get("round")) ?? find(settings.value.round) ?? find(session.value?.start.round) ?? rounds.at(-1) ?? null;
});
var blind = O(() => session.value?.blind ?? false);
if (typeof addEventListener !== "undefined") {
  addEventListener("pagehide", () => {
    if (!unsaved || !(shared || token.value)) return;
    const init = {
      method: "PUT",
      keepalive: true,
      headers: { "Content-Type": "application/json", ...signed(token.value) }
    };
    void fetch(`${BEFORE}/api/settings`, { ...init, body: JSON.stringify(settings.peek()) }).catch(() => {
    });
  });
}

// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var f4 = /* @__PURE__ */ Symbol.for("pv");
var o4 = 0;
function a4(t4, e4, n3, u4, a5, i4) {
  e4 || (e4 = {});
  var c4, l4, p5 = e4;
  if ("ref" in p5 && "function" != typeof t4) for (l4 in p5 = {}, e4) "ref" == l4 ? c4 = e4[l4] : p5[l4] = e4[l4];
  var s4 = { type: t4, props: p5, key: n3, ref: c4, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: f4, __v: --o4, __i: -1, __u: 0 };
  return (a5 || i4) && (s4.__source = a5, s4.__self = i4), n.vnode && n.vnode(s4), s4;
}

// src/app/boundary.tsx
var ErrorBoundary = class extends x {
  state = { fault: null };
  static getDerivedStateFromError(fault2) {
    return { fault: fault2 };
  }
  render() {
    const { fault: fault2 } = this.state;
    const { what, extent = "panel", children } = this.props;
    if (!fault2) return children;
    const failed = /* @__PURE__ */ a4(Failed, { what, fault: fault2, again: () => this.setState({ fault: null }) });
    return extent === "panel" ? failed : /* @__PURE__ */ a4(WayOut, { page: extent === "page", children: failed });
  }
};
var ELSEWHERE = [
  ["Library", href.library()],
  ["Codebook", href.codebook()],
  ["Memos", href.memos()],
  ["Search", href.search()],
  ["History", href.history()],
  ["Settings", href.settings()]
];
function Elsewhere() {
  return /* @__PURE__ */ a4("ul", { class: "row elsewhere", "aria-label": "Other screens", children: ELSEWHERE.map(([name, to]) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("a", { href: to, children: name }) }, name)) });
}
var loadAnew = () => location.reload();
function WayOut({ page, children }) {
  return /* @__PURE__ */ a4("div", { class: "page stack", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: page ? "This page cannot be shown" : "This screen cannot be shown" }),
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: "Nothing is lost." }),
      " Your codings and memos are in the study’s files as soon as they are saved; what is still on its way goes on being sent while this tab is open."
    ] }),
    children,
    !page && /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: "The other screens still work:" }),
      /* @__PURE__ */ a4(Elsewhere, {})
    ] }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: loadAnew, children: "Load the page anew" }) })
  ] });
}
async function copyDetails(what, fault2) {
  try {
    await navigator.clipboard.writeText(`${what}
${fault2.name}: ${fault2.message}
${fault2.stack ?? ""}`);
    services.announce("Details copied.");
  } catch {
    services.announce("The browser did not allow copying.");
  }
}
function Failed({ what, fault: fault2, again }) {
  const hint = "error" in fault2 ? fault2.error.hint : "";
  return /* @__PURE__ */ a4("div", { class: "note bad", role: "alert", children: [
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: [
        what,
        " failed:"
      ] }),
      " ",
      sentence(fault2.message)
    ] }),
    hint && /* @__PURE__ */ a4("p", { children: sentence(hint) }),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      again && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: again, children: "Try again" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copyDetails(what, fault2), children: "Copy details (no interview text included)" })
    ] })
  ] });
}

// src/app/faults.tsx
var fault = y3(null);
function isNoise(error) {
  if (error instanceof DOMException && error.name === "AbortError") return true;
  return /^ResizeObserver loop/.test(error instanceof Error ? error.message : String(error));
}
function noticed(error) {
  if (error === null || error === void 0 || isNoise(error)) return;
  fault.value = error instanceof Error ? error : new Error(String(error));
}
function noticeFaults() {
  addEventListener("error", (event) => noticed(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => noticed(event.reason));
}
function FaultBar() {
  const found = fault.value;
  if (!found) return null;
  return /* @__PURE__ */ a4("div", { class: "warn", role: "alert", children: [
    /* @__PURE__ */ a4("span", { children: [
      /* @__PURE__ */ a4("strong", { children: "Something in this page went wrong:" }),
      " ",
      sentence(found.message),
      " Nothing that was saved is lost. If a key or button does nothing now, load the page anew."
    ] }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: loadAnew, children: "Load the page anew" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copyDetails("Page", found), children: "Copy details (no interview text included)" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => fault.value = null, children: "Go on" })
    ] })
  ] });
}

// src/app/act.ts
var doing = y3("");
function useAct() {
  const [fault2, setFault] = d2("");
  const run = (words, what, otherwise) => {
    if (doing.peek()) return;
    doing.value = words;
    setFault("");
    what().catch((error) => {
      if (!otherwise?.(error)) setFault(inWords(error));
    }).finally(() => {
      doing.value = "";
    });
  };
  return { fault: fault2, busy: doing.value !== "", run };
}

// src/app/parts.tsx
function Page({
  title,
  sub,
  tools,
  broad,
  children
}) {
  return /* @__PURE__ */ a4("div", { class: broad ? "page broad" : "page", children: [
    /* @__PURE__ */ a4("div", { class: "top", children: [
      /* @__PURE__ */ a4("div", { children: [
        /* @__PURE__ */ a4("h1", { tabIndex: -1, children: title }),
        sub && /* @__PURE__ */ a4("p", { class: "sub", children: sub })
      ] }),
      tools && /* @__PURE__ */ a4("div", { class: "row", children: tools })
    ] }),
    children
  ] });
}
function Empty({ title, children }) {
  return /* @__PURE__ */ a4("div", { class: "empty", children: [
    /* @__PURE__ */ a4("h2", { children: title }),
    children
  ] });
}
var PRIVATE = {
  spellcheck: false,
  autocomplete: "off",
  autocorrect: false,
  autocapitalize: "off",
  translate: false,
  "data-gramm": "false"
};
function FaultNote({ fault: fault2 }) {
  if (!fault2) return null;
  return /* @__PURE__ */ a4("p", { class: "note bad", role: "alert", children: fault2 });
}

// src/team/fields.tsx
function AccountField({
  value,
  change,
  help
}) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: "Short name" }),
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        name: "username",
        value,
        maxLength: 100,
        ...PRIVATE,
        autocomplete: "username",
        onInput: (event) => change(event.currentTarget.value)
      }
    ),
    /* @__PURE__ */ a4("span", { class: "help", children: help })
  ] });
}
function PasswordField({
  label,
  value,
  change,
  kind
}) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        type: "password",
        name: kind,
        value,
        maxLength: 1e3,
        autocomplete: kind,
        onInput: (event) => change(event.currentTarget.value)
      }
    ),
    kind === "new-password" && /* @__PURE__ */ a4("span", { class: "help", children: "At least 12 characters; four words are a good one." })
  ] });
}

// src/team/server.ts
var AGAIN = 2e3;
var state = y3("starting");
var mine = y3(null);
var api2 = createApi(
  () => "",
  () => {
    if (state.peek() === "in") state.value = "out";
  }
);
function signedIn(home) {
  mine.value = home;
  state.value = "in";
}
async function start() {
  try {
    signedIn(await api2.get("/api/team/home"));
  } catch (error) {
    const status = error instanceof ApiError ? error.status : -1;
    if (status === 0) {
      state.value = "away";
      setTimeout(() => void start(), AGAIN);
    } else state.value = "out";
  }
}
var signIn = async (asked) => {
  signedIn(await api2.post("/api/team/signin", asked));
};
async function signOut() {
  await api2.post("/api/team/signout", {});
  mine.value = null;
  state.value = "out";
}
var place = O(() => {
  const { screen, name, query: query2 } = route.value;
  const view = screen === "missing" ? name : screen;
  const known = view === "people" || view === "me" || view === "link";
  return { view: known ? view : "studies", study: query2.get("study") ?? "", code: query2.get("code") ?? "" };
});
var windowOf = (study) => `/s/${encodeURIComponent(study)}/`;
var ROLES = [
  ["coder", "codes, reviews, writes memos and minutes"],
  ["reviewer", "reviews codings and judges cells; does not code"],
  ["reader", "reads what may be seen; writes and saves nothing"],
  ["lead", "also transcripts, codebook, rounds, comparison and adjudication"],
  ["owner", "also people and the study’s settings"]
];
var day = (seconds) => new Date(seconds * 1e3).toLocaleString(void 0, { dateStyle: "medium", timeStyle: "short" });

// src/team/link.tsx
function NewAccount({ link, busy, accept }) {
  const [account, setAccount] = d2(link.coder);
  const [name, setName] = d2(link.name);
  const [password, setPassword] = d2("");
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "stack card",
      onSubmit: (event) => {
        event.preventDefault();
        accept({ account: account.trim(), name: name.trim(), password });
      },
      children: [
        /* @__PURE__ */ a4("h2", { children: "Make your account" }),
        /* @__PURE__ */ a4("label", { class: "field", children: [
          /* @__PURE__ */ a4("span", { class: "label", children: "Your name" }),
          /* @__PURE__ */ a4(
            "input",
            {
              class: "input",
              value: name,
              dir: "auto",
              maxLength: 200,
              ...PRIVATE,
              onInput: (event) => setName(event.currentTarget.value)
            }
          ),
          /* @__PURE__ */ a4("span", { class: "help", children: "As it stands in minutes and reports." })
        ] }),
        /* @__PURE__ */ a4(AccountField, { value: account, change: setAccount, help: "You sign in with it. Letters and digits, no spaces." }),
        /* @__PURE__ */ a4(PasswordField, { label: "Password", value: password, change: setPassword, kind: "new-password" }),
        /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: busy || !account.trim() || password.length < 12, children: "Make my account" }) })
      ]
    }
  );
}
function NewPassword({ link, busy, accept }) {
  const [password, setPassword] = d2("");
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "stack card",
      onSubmit: (event) => {
        event.preventDefault();
        accept({ account: link.coder, password });
      },
      children: [
        /* @__PURE__ */ a4(PasswordField, { label: "New password", value: password, change: setPassword, kind: "new-password" }),
        /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: busy || password.length < 12, children: "Set it" }) })
      ]
    }
  );
}
function Words({ link }) {
  if (link.title)
    return /* @__PURE__ */ a4("p", { children: [
      link.by,
      " invites you to ",
      /* @__PURE__ */ a4("strong", { dir: "auto", children: link.title }),
      " as ",
      /* @__PURE__ */ a4("strong", { children: link.role }),
      ". What you do there is signed ",
      /* @__PURE__ */ a4("strong", { children: link.coder }),
      "."
    ] });
  if (link.role) return /* @__PURE__ */ a4("p", { children: "You will keep this server: make studies, and own those that nobody owns yet." });
  return /* @__PURE__ */ a4("p", { children: [
    "A new password for ",
    /* @__PURE__ */ a4("strong", { children: link.coder }),
    ". All sessions of this account end."
  ] });
}
function LinkView({ code }) {
  const act = useAct();
  const [link, setLink] = d2(null);
  const [fault2, setFault] = d2("");
  F2(() => {
    api2.post("/api/team/link", { code }).then(setLink, (error) => setFault(inWords(error)));
  }, [code]);
  const accept = (wish) => act.run("One moment…", async () => {
    signedIn(await api2.post("/api/team/accept", { code, ...wish }));
    navigate("#/");
  });
  return /* @__PURE__ */ a4(Page, { title: "Welcome", children: /* @__PURE__ */ a4("div", { class: "stack narrow", children: [
    link && /* @__PURE__ */ a4(Words, { link }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 || act.fault }),
    link?.signed_in && /* @__PURE__ */ a4("p", { class: "row", children: [
      "You are signed in as ",
      /* @__PURE__ */ a4("strong", { children: link.signed_in }),
      ".",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: act.busy, onClick: () => accept({}), children: [
        "Join as ",
        link.signed_in
      ] })
    ] }),
    link?.role && !link.signed_in && /* @__PURE__ */ a4(NewAccount, { link, busy: act.busy, accept }),
    link && !link.role && /* @__PURE__ */ a4(NewPassword, { link, busy: act.busy, accept }),
    link?.title && !link.signed_in && /* @__PURE__ */ a4("p", { class: "quiet", children: [
      "You have an account here? ",
      /* @__PURE__ */ a4("a", { href: "#/", children: "Sign in" }),
      ", then open the link again."
    ] })
  ] }) });
}

// src/team/me.tsx
function Sessions() {
  const act = useAct();
  const [found, setFound] = d2(null);
  const [fault2, setFault] = d2("");
  F2(() => {
    api2.get("/api/team/sessions").then(setFound, (error) => setFault(inWords(error)));
  }, []);
  const end = (id) => act.run("Ending it…", async () => {
    setFound(await api2.post("/api/team/sessions/end", { id }));
    if (!id) await signOut();
  });
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { children: "Where you are signed in" }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 || act.fault }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: found?.sessions.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        one.browser,
        ", since ",
        day(one.made),
        "; last used ",
        day(one.seen)
      ] }),
      one.this ? /* @__PURE__ */ a4("span", { class: "tag info", children: "this one" }) : /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: act.busy, onClick: () => end(one.id), children: "End it" })
    ] }, one.id)) }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: act.busy, onClick: () => end(""), children: "End all of them" }) })
  ] });
}
function NewPassword2() {
  const act = useAct();
  const [old, setOld] = d2("");
  const [next, setNext] = d2("");
  const [done, setDone] = d2(false);
  const change = (event) => {
    event.preventDefault();
    act.run("Setting it…", async () => {
      signedIn(await api2.post("/api/team/password", { old, new: next }));
      setOld("");
      setNext("");
      setDone(true);
    });
  };
  return /* @__PURE__ */ a4("form", { class: "stack card", onSubmit: change, children: [
    /* @__PURE__ */ a4("h2", { children: "Another password" }),
    /* @__PURE__ */ a4(PasswordField, { label: "The old one", value: old, change: setOld, kind: "current-password" }),
    /* @__PURE__ */ a4(PasswordField, { label: "The new one", value: next, change: setNext, kind: "new-password" }),
    /* @__PURE__ */ a4(FaultNote, { fault: act.fault }),
    done && /* @__PURE__ */ a4("p", { class: "note ok", role: "status", children: "It is another one now; your other sessions have ended." }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: act.busy || !old || next.length < 12, children: "Set it" }) })
  ] });
}
function MeView() {
  const home = mine.value;
  if (!home) return null;
  return /* @__PURE__ */ a4(Page, { title: home.name, sub: `You sign in as ${home.account}.`, children: /* @__PURE__ */ a4("div", { class: "stack narrow", children: [
    /* @__PURE__ */ a4(Sessions, {}),
    /* @__PURE__ */ a4(NewPassword2, {})
  ] }) });
}

// src/team/invite.tsx
function Made({ made }) {
  return /* @__PURE__ */ a4("p", { class: "note ok", role: "status", children: [
    "Send this link; it works once, until ",
    day(made.until),
    ", and is not shown again:",
    /* @__PURE__ */ a4("br", {}),
    /* @__PURE__ */ a4("code", { class: "path", children: made.url })
  ] });
}
function Invite({ people, act, made }) {
  const [coder, setCoder] = d2("");
  const [name, setName] = d2("");
  const [role, setRole] = d2("coder");
  const [link, setLink] = d2(null);
  const invite = (event) => {
    event.preventDefault();
    act.run("Making a link…", async () => {
      const wish = { study: people.study, role, coder: coder.trim(), name: name.trim() };
      setLink(await api2.post("/api/team/invite", wish));
      setCoder("");
      setName("");
      made();
    });
  };
  return /* @__PURE__ */ a4("form", { class: "stack card", onSubmit: invite, children: [
    /* @__PURE__ */ a4("h2", { children: "Invite somebody" }),
    /* @__PURE__ */ a4("div", { class: "pair", children: [
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Signs as" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            list: "coders",
            value: coder,
            maxLength: 100,
            ...PRIVATE,
            onInput: (event) => setCoder(event.currentTarget.value)
          }
        ),
        /* @__PURE__ */ a4("datalist", { id: "coders", children: people.coders.map((id) => /* @__PURE__ */ a4("option", { value: id }, id)) }),
        /* @__PURE__ */ a4("span", { class: "help", children: "A coder of the study who comes to the server, or a new short name." })
      ] }),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Name" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            value: name,
            dir: "auto",
            maxLength: 200,
            ...PRIVATE,
            onInput: (event) => setName(event.currentTarget.value)
          }
        )
      ] }),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Role" }),
        /* @__PURE__ */ a4("select", { class: "input", value: role, onChange: (event) => setRole(event.currentTarget.value), children: ROLES.map(([id]) => /* @__PURE__ */ a4("option", { value: id, children: id }, id)) }),
        /* @__PURE__ */ a4("span", { class: "help", children: ROLES.find(([id]) => id === role)?.[1] })
      ] })
    ] }),
    link && /* @__PURE__ */ a4(Made, { made: link }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: act.busy || !coder.trim(), children: "Make a link" }) })
  ] });
}

// src/team/people.tsx
function Member({ person, act, ask, study }) {
  const give = (role) => ask("One moment…", "/api/team/role", { study, account: person.account, role });
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      /* @__PURE__ */ a4("bdi", { children: person.name }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet small", children: person.account })
    ] }),
    /* @__PURE__ */ a4("td", { children: person.coder }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": `Role of ${person.name}`,
        value: person.role,
        disabled: act.busy,
        onChange: (event) => give(event.currentTarget.value),
        children: ROLES.map(([role, words]) => /* @__PURE__ */ a4("option", { value: role, title: words, children: role }, role))
      }
    ) }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: act.busy, onClick: () => give(""), children: "Take the role away" }) })
  ] });
}
function Links({ links, act, ask, study }) {
  if (links.length === 0) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { children: "Links that were not used yet" }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: links.map((link) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        /* @__PURE__ */ a4("strong", { children: link.name || link.coder }),
        " as ",
        link.role,
        ", until ",
        day(link.until),
        "; made by ",
        link.by
      ] }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          disabled: act.busy,
          onClick: () => ask("One moment…", "/api/team/uninvite", { study, id: link.id }),
          children: "Take it back"
        }
      )
    ] }, link.id)) })
  ] });
}
function Log({ people }) {
  return /* @__PURE__ */ a4("details", { children: [
    /* @__PURE__ */ a4("summary", { children: "What was done: roles, links, files that were saved" }),
    /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Log of the study, the newest first" }),
      /* @__PURE__ */ a4("tbody", { children: people.log.map((line, index) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("td", { children: day(line.at) }),
        /* @__PURE__ */ a4("td", { children: line.who }),
        /* @__PURE__ */ a4("td", { children: [
          line.what,
          " ",
          /* @__PURE__ */ a4("span", { class: "quiet", children: line.about })
        ] })
      ] }, index)) })
    ] })
  ] });
}
function PeopleView({ study }) {
  const act = useAct();
  const [people, setPeople] = d2(null);
  const [fault2, setFault] = d2("");
  const [turn, setTurn] = d2(0);
  F2(() => {
    void turn;
    api2.post("/api/team/people", { study }).then(setPeople, (error) => setFault(inWords(error)));
  }, [study, turn]);
  const ask = (words, route2, body) => act.run(words, async () => {
    const answer = await api2.post(route2, body);
    if ("people" in answer) setPeople(answer);
    else {
      signedIn(answer);
      navigate("#/");
    }
  });
  return /* @__PURE__ */ a4(
    Page,
    {
      title: people ? `People of ${people.title}` : "People",
      tools: /* @__PURE__ */ a4("a", { class: "btn", href: windowOf(study), children: "Open the study" }),
      children: /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4(FaultNote, { fault: fault2 || act.fault }),
        people && /* @__PURE__ */ a4($, { children: [
          /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
            /* @__PURE__ */ a4("caption", { class: "sr", children: "People with a role in the study" }),
            /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
              /* @__PURE__ */ a4("th", { scope: "col", children: "Name" }),
              /* @__PURE__ */ a4("th", { scope: "col", children: "Signs as" }),
              /* @__PURE__ */ a4("th", { scope: "col", children: "Role" }),
              /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: "Take away" }) })
            ] }) }),
            /* @__PURE__ */ a4("tbody", { children: people.people.map((person) => /* @__PURE__ */ a4(Member, { person, act, ask, study }, person.account)) })
          ] }) }),
          /* @__PURE__ */ a4(Invite, { people, act, made: () => setTurn((old) => old + 1) }),
          /* @__PURE__ */ a4(Links, { links: people.invited, act, ask, study }),
          /* @__PURE__ */ a4(Log, { people })
        ] })
      ] })
    }
  );
}

// src/team/sign_in.tsx
function SignInView() {
  const act = useAct();
  const [account, setAccount] = d2("");
  const [password, setPassword] = d2("");
  const submit = (event) => {
    event.preventDefault();
    act.run("Signing in…", async () => {
      await signIn({ account: account.trim(), password });
    });
  };
  return /* @__PURE__ */ a4(Page, { title: "Sign in", children: /* @__PURE__ */ a4("form", { class: "stack card narrow", onSubmit: submit, children: [
    /* @__PURE__ */ a4(AccountField, { value: account, change: setAccount, help: "Your short name on this server." }),
    /* @__PURE__ */ a4(PasswordField, { label: "Password", value: password, change: setPassword, kind: "current-password" }),
    /* @__PURE__ */ a4(FaultNote, { fault: act.fault }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: act.busy || !account.trim() || !password, children: "Sign in" }) }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: "No account? Ask an owner of your study for a link. Password forgotten? Whoever keeps the server makes a link for a new one." })
  ] }) });
}

// src/team/studies.tsx
function Row({ study }) {
  return /* @__PURE__ */ a4("li", { class: "card recent", children: [
    /* @__PURE__ */ a4("a", { class: "grow", href: windowOf(study.name), children: /* @__PURE__ */ a4("strong", { dir: "auto", children: study.title }) }),
    /* @__PURE__ */ a4("span", { class: "tag info", children: study.role }),
    /* @__PURE__ */ a4("span", { class: "quiet small", children: [
      "signed ",
      study.coder
    ] }),
    study.role === "owner" && /* @__PURE__ */ a4("a", { class: "btn small", href: `#/people?study=${encodeURIComponent(study.name)}`, children: "People" })
  ] });
}
function Keeper({ home }) {
  const act = useAct();
  const [title, setTitle] = d2("");
  const ask = (words, route2, body) => act.run(words, async () => {
    signedIn(await api2.post(route2, body));
    setTitle("");
  });
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { children: "For whoever keeps the server" }),
    /* @__PURE__ */ a4(FaultNote, { fault: act.fault }),
    home.free.map((study) => /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("strong", { children: study }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: "nobody owns it yet" }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          disabled: act.busy,
          onClick: () => ask("Taking it in…", "/api/team/take", { study }),
          children: "Own it"
        }
      )
    ] }, study)),
    /* @__PURE__ */ a4(
      "form",
      {
        class: "row",
        onSubmit: (event) => {
          event.preventDefault();
          ask("Making the study…", "/api/team/new", { title });
        },
        children: [
          /* @__PURE__ */ a4("label", { class: "field grow", children: [
            /* @__PURE__ */ a4("span", { class: "label", children: "A new study" }),
            /* @__PURE__ */ a4(
              "input",
              {
                class: "input",
                value: title,
                maxLength: 100,
                dir: "auto",
                placeholder: "Its title",
                ...PRIVATE,
                onInput: (event) => setTitle(event.currentTarget.value)
              }
            )
          ] }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn", disabled: act.busy || !title.trim(), children: "Make it" })
        ]
      }
    )
  ] });
}
function StudiesView() {
  const home = mine.value;
  if (!home) return null;
  return /* @__PURE__ */ a4(Page, { title: "Your studies", sub: `You are ${home.name}.`, children: /* @__PURE__ */ a4("div", { class: "stack narrow", children: [
    home.studies.length === 0 && /* @__PURE__ */ a4(Empty, { title: "No study yet", children: /* @__PURE__ */ a4("p", { children: "Open the link that an owner of a study sent you while you are signed in here." }) }),
    /* @__PURE__ */ a4("ul", { class: "stack", "aria-label": "Your studies", children: home.studies.map((study) => /* @__PURE__ */ a4(Row, { study }, study.name)) }),
    home.keeper && /* @__PURE__ */ a4(Keeper, { home })
  ] }) });
}

// src/team/app.tsx
var TITLES = { studies: "Your studies", people: "People", me: "Your account", link: "Welcome" };
function View() {
  const { view, study, code } = place.value;
  if (view === "link") return /* @__PURE__ */ a4(LinkView, { code }, code);
  if (state.value !== "in") return /* @__PURE__ */ a4(SignInView, {});
  if (view === "people") return /* @__PURE__ */ a4(PeopleView, { study }, study);
  if (view === "me") return /* @__PURE__ */ a4(MeView, {});
  return /* @__PURE__ */ a4(StudiesView, {});
}
function useHeading(view, title) {
  const main = T2(null);
  const first = T2(true);
  F2(() => {
    document.title = `${title} · codekit`;
    if (first.current) first.current = false;
    else main.current?.querySelector("h1")?.focus();
  }, [view, title]);
  return main;
}
function App() {
  const { view } = place.value;
  const out = state.value !== "in" && view !== "link";
  const main = useHeading(out ? "sign in" : view, out ? "Sign in" : TITLES[view]);
  if (state.value === "starting" || state.value === "away")
    return /* @__PURE__ */ a4("main", { class: "gate", children: /* @__PURE__ */ a4("p", { class: "quiet", role: "status", children: state.value === "away" ? "The server does not answer. This page will reconnect." : "Loading…" }) });
  return /* @__PURE__ */ a4("div", { class: "shell", children: [
    /* @__PURE__ */ a4("header", { class: "head", children: [
      /* @__PURE__ */ a4("a", { class: "brand", href: "#/", children: "codekit" }),
      mine.value && state.value === "in" && /* @__PURE__ */ a4("nav", { class: "nav home-nav", "aria-label": "Account", children: [
        /* @__PURE__ */ a4("a", { href: "#/", children: "Studies" }),
        /* @__PURE__ */ a4("a", { href: "#/me", children: /* @__PURE__ */ a4("bdi", { children: mine.value.name }) }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void signOut(), children: "Sign out" })
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "bars", children: /* @__PURE__ */ a4(FaultBar, {}) }),
    /* @__PURE__ */ a4("main", { class: "main", ref: main, tabIndex: -1, id: "main", "aria-busy": doing.value !== "", children: /* @__PURE__ */ a4(ErrorBoundary, { what: "This page", extent: "page", children: /* @__PURE__ */ a4(View, {}) }, `${view}/${place.value.study}`) }),
    /* @__PURE__ */ a4("footer", { class: "foot", children: [
      /* @__PURE__ */ a4("span", { class: "says", role: "status", children: doing.value }),
      /* @__PURE__ */ a4("span", { class: "hints", children: [
        "codekit ",
        mine.value?.codekit
      ] })
    ] })
  ] });
}

// src/team/main.tsx
var root = document.getElementById("app");
var dark = matchMedia("(prefers-color-scheme: dark)");
var system = y3(dark.matches);
dark.addEventListener("change", () => {
  system.value = dark.matches;
});
x2(() => {
  document.documentElement.dataset.theme = system.value ? "dark" : "light";
});
noticeFaults();
void start().then(followAddress);
if (root) Q(/* @__PURE__ */ a4(App, {}), root);
